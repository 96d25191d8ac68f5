"use client";

import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import { z } from "zod";

import { ErrorSummary } from "@/components/forms/error-summary";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { client } from "@/lib/core/api/client";
import type { RunnableVersion, RunOptions } from "@/lib/modules/methodologies/verdicts/starting/types";
import { STATUS_LABELS } from "@/lib/modules/methodologies/versions/labels";
import { listTitle } from "@/lib/modules/school-lists/labels";

interface StartRunFormProps {
  organisation: string;
  options: RunOptions;
}

/** Selects and checkboxes carry text; the procedure gets what it means. */
const schema = z.object({
  versionId: z.string().min(1, "Выберите методику"),
  year: z.string().min(1, "Выберите год"),
  basisListId: z.string(),
  notHeld: z.array(z.string()),
});

/** «Начать расчёт»: which version, which year, and what is said of procedures without a single result. */
export function StartRunForm({ organisation, options }: StartRunFormProps) {
  const router = useRouter();
  const { versions, lists, years, titles } = options;
  const basesOf = (year: string) => lists.filter(({ listYear }) => String(listYear) === year);
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema,
    defaults: {
      versionId: versions[0]?.id ?? "",
      year: String(years[0] ?? ""),
      basisListId: basesOf(String(years[0] ?? ""))[0]?.id ?? "",
      notHeld: [],
    },
    submit: (values, commandKey) => {
      const version = versions.find(({ id }) => id === values.versionId);
      const gaps = version ? unloaded(options, version, Number(values.year)) : [];
      return client.methodologies.verdicts.start(
        {
          organisation,
          versionId: values.versionId,
          year: Number(values.year),
          basisListId: version?.needsBase ? values.basisListId || null : null,
          notHeld: gaps
            .filter(({ key }) => values.notHeld.includes(key))
            .map(({ code, back }) => ({ code, back })),
        },
        { context: { commandKey } },
      );
    },
    onDone: ({ id }) => router.push(`/region/runs/${id}`),
  });
  const chosen = useWatch({ control: form.control });
  const version = versions.find(({ id }) => id === chosen.versionId);
  const gaps = version ? unloaded(options, version, Number(chosen.year)) : [];
  const bases = basesOf(chosen.year ?? "");
  if (years.length === 0) {
    return (
      <Notice tone="warning">
        Результатов процедур ещё нет: загрузите их таблицей, и расчёт станет возможен.
      </Notice>
    );
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Методика и версия"
          {...field("versionId")}
          options={versions.map(({ id, methodologyTitle, label, status, scope }) => ({
            value: id,
            label: `${methodologyTitle}, «${label}» (${scope === "federal" ? "предварительный расчёт" : STATUS_LABELS[status]})`,
          }))}
        />
        <SelectField
          label="Отчётный год результатов"
          {...field("year", {
            onChange: ({ target }: { target: { value: string } }) => {
              form.setValue("basisListId", basesOf(target.value)[0]?.id ?? "");
            },
          })}
          options={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
        {version?.needsBase && bases.length === 0 ? (
          <Notice tone="warning">
            Федеральный и региональный перечни {chosen.year} года не опубликованы: опереться не на что.
          </Notice>
        ) : null}
        {version?.needsBase && bases.length > 0 ? (
          <SelectField
            key={chosen.year}
            label="Перечень, на который опирается методика"
            hint="Его школы в зону контроля не зачисляются."
            {...field("basisListId")}
            options={bases.map((list) => ({ value: list.id, label: listTitle(list) }))}
          />
        ) : null}
      </div>
      {gaps.length > 0 ? (
        <Fieldset
          legend="Ни у одной школы нет результата"
          hint="Отметьте процедуры, которые не проводились: они не помешают решению. Неотмеченные считаются недоставленными данными."
        >
          {gaps.map(({ key, code, year }) => (
            <Checkbox
              key={key}
              value={key}
              label={`${titles[code] ?? code}, ${String(year)} год — не проводилась`}
              {...form.register("notHeld")}
            />
          ))}
        </Fieldset>
      ) : null}
      <SubmitRow label="Начать расчёт" busy={busy} busyLabel="Начинаем…" />
    </form>
  );
}

/** Indicators of the version without a single result in a year of its window. */
function unloaded({ loaded }: RunOptions, { indicators, yearsWindow }: RunnableVersion, year: number) {
  return Array.from({ length: yearsWindow }, (_, back) => back).flatMap((back) => {
    const codes = loaded.find((one) => one.year === year - back)?.codes ?? [];
    return indicators
      .filter((code) => !codes.includes(code))
      .map((code) => ({ key: `${code}:${String(back)}`, code, back, year: year - back }));
  });
}
