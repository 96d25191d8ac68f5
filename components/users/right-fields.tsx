import type { UseFormRegisterReturn } from "react-hook-form";

import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { MembershipBasis } from "@/lib/core/db/enums";
import { basisLabels, roleLabels } from "@/lib/modules/users/labels";
import type { InvitableOrganisation } from "@/lib/modules/users/types";

type RightName = "organisationCode" | "role" | "basis" | "basisDocument" | "validFrom" | "validTo";

interface RightFieldsProps {
  field: (
    name: RightName,
    options?: { onChange: () => void },
  ) => UseFormRegisterReturn & { id: string; error: string | undefined };
  chosen: { organisationCode?: string; role?: string; basis?: string };
  invitable: readonly InvitableOrganisation[];
  /** The roles differ from organisation to organisation, the basis from role to role. */
  onOrganisation: () => void;
  onRole: () => void;
}

const LEADERS = ["authority_head", "school_director"];

/** Where, as whom, on what ground and from when. */
export function RightFields({ field, chosen, invitable, onOrganisation, onRole }: RightFieldsProps) {
  const roles = invitable.find(({ code }) => code === chosen.organisationCode)?.roles ?? [];
  return (
    <>
      <SelectField
        label="Организация"
        placeholder="Выберите организацию"
        options={invitable.map(({ code, name }) => ({ value: code, label: name }))}
        {...field("organisationCode", { onChange: onOrganisation })}
      />
      <SelectField
        label="Роль"
        placeholder="Выберите роль"
        options={roles.map((role) => ({ value: role, label: roleLabels[role] }))}
        {...field("role", { onChange: onRole })}
      />
      {LEADERS.includes(chosen.role ?? "") ? (
        <SelectField
          label="Основание"
          options={Object.values(MembershipBasis).map((basis) => ({
            value: basis,
            label: basisLabels[basis],
          }))}
          {...field("basis")}
        />
      ) : null}
      {chosen.basis && chosen.basis !== "post" ? (
        <TextField label="Приказ" hint="Например, приказ № 12 от 01.02.2027" {...field("basisDocument")} />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField label="Первый день" {...field("validFrom")} />
        <DateField label="Последний день" optional {...field("validTo")} />
      </div>
    </>
  );
}
