import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { DecimalField } from "@/components/methodologies/number-fields";
import { problemOf, type RulePartProps } from "@/components/methodologies/rule-part";
import { Button } from "@/components/ui/button";
import { OUTCOME_LABELS } from "@/lib/modules/methodologies/labels";
import type { Band, IndexVerdict } from "@/lib/modules/methodologies/types";

const OUTCOMES: readonly Band["outcome"][] = [
  "identified",
  "control_zone",
  "not_identified",
  "manual_review",
];

/** Bands of the index: the lower border belongs to the band, the upper one to the next. */
export function BandFields({ rule, verdict, problems, onChange }: RulePartProps & { verdict: IndexVerdict }) {
  const { bands } = verdict;
  const change = (next: Band[]) => onChange({ ...rule, verdict: { ...verdict, bands: next } });
  const set = (at: number, next: Partial<Band>) =>
    change(bands.map((band, index) => (index === at ? { ...band, ...next } : band)));
  return (
    <Fieldset
      legend="Полосы индекса"
      hint="Нижняя граница входит в полосу, верхняя — нет. Пустая граница — без края."
      error={problemOf(problems, "bands")}
    >
      {bands.map((band, at) => (
        <div
          key={at}
          role="group"
          aria-label={`Полоса ${String(at + 1)}`}
          className="flex flex-wrap items-end gap-3"
        >
          <DecimalField
            label="От"
            value={band.from ?? ""}
            onChange={(text) => set(at, { from: text || null })}
          />
          <DecimalField
            label="До"
            value={band.below ?? ""}
            onChange={(text) => set(at, { below: text || null })}
          />
          <SelectField
            label="Решение"
            value={band.outcome}
            onChange={(event) =>
              set(at, {
                outcome: OUTCOMES.find((outcome) => outcome === event.target.value) ?? "not_identified",
              })
            }
            options={OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_LABELS[outcome] }))}
          />
          <Button onClick={() => change(bands.filter((_, index) => index !== at))}>
            Убрать<span className="sr-only"> полосу {at + 1}</span>
          </Button>
        </div>
      ))}
      <Button
        onClick={() =>
          change([...bands, { from: bands.at(-1)?.below ?? null, below: null, outcome: "not_identified" }])
        }
      >
        Добавить полосу
      </Button>
    </Fieldset>
  );
}
