import { KeyValues } from "@/components/ui/key-values";
import { Section } from "@/components/ui/section";
import type { Account } from "@/lib/modules/account/types";

export function Profile({ account }: { account: Account }) {
  return (
    <Section
      title="Профиль"
      description="Данные меняет тот, кто выдал учётную запись: руководитель, управление образования или ИМАЦ."
    >
      <KeyValues
        items={[
          { label: "Фамилия, имя, отчество", value: account.fullName },
          { label: "Должность", value: account.post || "не указана" },
          { label: "Электронная почта (логин)", value: account.email },
          { label: "Роли", value: <Roles roles={account.roles} /> },
        ]}
      />
    </Section>
  );
}

function Roles({ roles }: { roles: Account["roles"] }) {
  if (roles.length === 0) {
    return "Сейчас ни одной: обратитесь к тому, кто выдал учётную запись.";
  }
  return (
    <ul className="space-y-1">
      {roles.map(({ id, role, organisation, basis }) => (
        <li key={id}>
          {organisation}: {role}
          <span className="block text-sm text-muted">{basis}</span>
        </li>
      ))}
    </ul>
  );
}
