"use client";

import { useRouter } from "next/navigation";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import { editionTitle } from "@/lib/modules/risk-profiles/labels";
import { beginRiskProfileSchema } from "@/lib/modules/risk-profiles/schema";
import type { FactorSetRow } from "@/lib/modules/risk-profiles/types";

interface BeginProfileFormProps {
  school: string;
  year: number;
  sets: readonly FactorSetRow[];
  viewerId: string;
}

/** Chooses the edition of the factors and begins the profile. */
export function BeginProfileForm({ school, year, sets, viewerId }: BeginProfileFormProps) {
  const router = useRouter();
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: beginRiskProfileSchema,
    defaults: { school, year, edition: sets[0]?.edition ?? 2022 },
    submit: (values, commandKey) =>
      client.riskProfiles.begin(values, { context: { commandKey, actingUser: viewerId } }),
    onDone: () => {
      showToast("Профиль начат: оцените факторы");
      router.refresh();
    },
  });
  return (
    <form
      method="post"
      noValidate
      onSubmit={onSubmit}
      className="mx-auto max-w-md space-y-3 text-left"
      aria-label="Начать профиль"
    >
      <p>
        Оцените значимость каждого фактора и подтвердите те, что действуют в школе. По ним строится программа.
      </p>
      <ErrorSummary key={attempt} errors={errors} />
      <SelectField
        label="Перечень факторов"
        options={sets.map(({ edition, factorCount, note }) => ({
          value: String(edition),
          label: `${editionTitle(edition)}: ${plural(factorCount, "фактор", "фактора", "факторов")}${note ? ` (${note})` : ""}`,
        }))}
        {...field("edition", { valueAsNumber: true })}
      />
      <SubmitRow label={`Начать профиль на ${String(year)} год`} busy={busy} busyLabel="Начинаем…" />
    </form>
  );
}
