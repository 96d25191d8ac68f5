"use client";

import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { ResultAttempt } from "@/lib/core/db/enums";
import { plural } from "@/lib/core/format/words";
import { sittingLabels, stateLabels } from "@/lib/modules/results/labels";
import { changedRows, type GridRow, usualSitting } from "@/lib/modules/results/rules";
import { resultGridSchema } from "@/lib/modules/results/schema";
import type { IndicatorRow, ResultRow } from "@/lib/modules/results/types";

interface ResultFormProps {
  /** Code of the school. */
  code: string;
  year: number;
  attempt: ResultAttempt;
  indicators: readonly IndicatorRow[];
  cells: Readonly<Record<string, ResultRow>>;
}

const STATES = ["absent", "value", "not_applicable", "missing"] as const;

/** An empty field is nothing; what is no number is told so by the schema. */
const toCount = (value: string | number | null): number | null => {
  if (typeof value !== "string") return value;
  const text = value.trim().replace(",", ".");
  return text === "" ? null : Number(text);
};

/** All indicators of a school and year as a grid to type into: only what was changed is sent. */
export function ResultForm({ code, year, attempt, indicators, cells }: ResultFormProps) {
  const router = useRouter();
  const rows = indicators.map(({ code: indicator }): GridRow => {
    const stored = cells[indicator];
    return {
      indicator,
      base: stored?.id ?? null,
      state: stored?.state ?? "absent",
      enrolled: stored?.enrolled ?? null,
      participants: stored?.participants ?? null,
      belowMin: stored?.belowMin ?? null,
    };
  });
  const stands = usualSitting(Object.values(cells));
  const {
    form,
    field,
    errors,
    attempt: tries,
    busy,
    onSubmit,
  } = useCommandForm({
    schema: resultGridSchema,
    defaults: { organisation: code, year, attempt, sitting: stands, reason: "", rows },
    submit: (values, commandKey) =>
      client.results.save(
        { ...values, rows: changedRows(values.rows, rows, values.sitting !== stands) },
        { context: { commandKey } },
      ),
    onDone: ({ written }) => {
      showToast(`Сохранено: ${plural(written, "показатель", "показателя", "показателей")}`);
      router.refresh();
    },
  });
  const typed = useWatch({ control: form.control, name: "rows" });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={tries} errors={errors} />
      <Table label="Внести результаты" density="compact">
        <thead>
          <tr>
            <HeadCell>Показатель</HeadCell>
            <HeadCell>Состояние</HeadCell>
            <HeadCell>Обучающихся</HeadCell>
            <HeadCell>Участников</HeadCell>
            <HeadCell>Не преодолели порог</HeadCell>
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ code: indicator, title }, at) => {
            const state = typed[at]?.state;
            const number = (name: "enrolled" | "participants" | "belowMin", label: string) => (
              <Cell label={label}>
                <TextField
                  label={`${title}: ${label.toLowerCase()}`}
                  hideLabel
                  compact
                  inputMode="numeric"
                  autoComplete="off"
                  width="short"
                  readOnly={name !== "enrolled" && (state === "not_applicable" || state === "missing")}
                  {...field(`rows.${String(at)}.${name}` as `rows.0.belowMin`, { setValueAs: toCount })}
                />
              </Cell>
            );
            return (
              <tr key={indicator}>
                <RowHead>{title}</RowHead>
                <Cell label="Состояние">
                  <SelectField
                    label={`${title}: состояние`}
                    hideLabel
                    compact
                    options={STATES.filter((state) => state !== "absent" || rows[at]?.state === "absent").map(
                      (value) => ({ value, label: stateLabels[value] }),
                    )}
                    {...field(`rows.${String(at)}.state` as "rows.0.state")}
                  />
                </Cell>
                {number("enrolled", "Обучающихся")}
                {number("participants", "Участников")}
                {number("belowMin", "Не преодолели порог")}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <SelectField
        label="Когда проводилась"
        options={(["spring", "autumn"] as const).map((value) => ({ value, label: sittingLabels[value] }))}
        className="max-w-sm"
        {...field("sitting")}
      />
      <TextField
        label="Откуда сведения или почему меняются"
        hint="Например: протокол РЦОИ от 05.09.2026; исправлена опечатка."
        {...field("reason")}
      />
      <SubmitRow label="Сохранить результаты" busy={busy} />
    </form>
  );
}
