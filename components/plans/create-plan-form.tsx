"use client";

import { useRouter } from "next/navigation";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import { createPlanSchema } from "@/lib/modules/plans/schema";
import type { PlanYearOption } from "@/lib/modules/plans/years/types";

const schema = createPlanSchema.pick({ source: true });

const measures = (count: number) => plural(count, "мероприятие", "мероприятия", "мероприятий");

/** Beginning of a plan: from last year's, from ИМАЦ's catalogue, or empty. */
export function CreatePlanForm({ code, option }: { code: string; option: PlanYearOption }) {
  const router = useRouter();
  const { year, previous, catalogueCount } = option;
  const { busy, attempt, errors, onSubmit, form } = useCommandForm({
    schema,
    defaults: { source: previous ? "previous" : catalogueCount > 0 ? "catalogue" : "empty" },
    submit: ({ source }, commandKey) =>
      client.plans.create({ municipality: code, year, source }, { context: { commandKey } }),
    onDone: () => router.push(`/municipalities/${code}/plans/${String(year)}`),
  });
  const sources = [
    previous && {
      value: "previous",
      label: `По плану на ${String(previous.year)} год`,
      hint: `${measures(previous.measureCount)}, сроки перенесутся на год вперёд. Не выполнено: ${String(previous.unfinishedCount)}, они будут отмечены.${previous.leftBehindCount > 0 ? ` Оставлено при закрытии года: ${String(previous.leftBehindCount)}.` : ""}`,
    },
    catalogueCount > 0 && {
      value: "catalogue",
      label: "По каталогу ИМАЦ",
      hint: `${measures(catalogueCount)} с примерными сроками, ответственными и документами.`,
    },
    {
      value: "empty",
      label: "Пустой план",
      hint: "Только обоснование по перечням. Мероприятия добавите сами или загрузите готовый план из таблицы.",
    },
  ].filter((source) => source !== null && source !== false);
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-3">
      <ErrorSummary key={attempt} errors={errors} />
      <Fieldset legend="С чего начать">
        {sources.map((source) => (
          <Checkbox
            key={source.value}
            kind="radio"
            label={source.label}
            hint={source.hint}
            value={source.value}
            {...form.register("source")}
          />
        ))}
      </Fieldset>
      <SubmitRow label={`Создать план на ${String(year)} год`} busy={busy} busyLabel="Создаём план…" />
    </form>
  );
}
