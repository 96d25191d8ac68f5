import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { IndicatorChange, MeasureChange, SchoolsChange } from "@/lib/modules/plans/revisions/diff/types";
import { BeforeAfter, FieldChanges } from "./field-changes";

type Kind = MeasureChange["kind"] | "moved";

const MARKS: Record<Kind, { tone: Tone; text: string }> = {
  added: { tone: "success", text: "добавлено" },
  removed: { tone: "danger", text: "исключено" },
  changed: { tone: "info", text: "изменено" },
  moved: { tone: "neutral", text: "переставлено" },
};

/** Measures of a track that were added, changed, moved or taken out. */
export function MeasureChanges({ changes }: { changes: readonly MeasureChange[] }) {
  return (
    <ul className="divide-y divide-line">
      {changes.map((change) => (
        <li key={change.lineageId} className="space-y-2 py-3 first:pt-0 last:pb-0">
          <LineHead kinds={kindsOf(change)} number={change.number} title={change.title} />
          {change.moved ? (
            <p className="text-sm">
              Номер в плане: был {change.moved.from}, стал {change.moved.to}
            </p>
          ) : null}
          {change.fields.length > 0 ? <FieldChanges changes={change.fields} /> : null}
          {change.schools ? <Schools change={change.schools} /> : null}
          <Facts facts={change.facts} />
        </li>
      ))}
    </ul>
  );
}

/** Indicators that were added, changed or taken out. */
export function IndicatorChanges({ changes }: { changes: readonly IndicatorChange[] }) {
  return (
    <ul className="divide-y divide-line">
      {changes.map((change) => (
        <li key={change.id} className="space-y-2 py-3 first:pt-0 last:pb-0">
          <LineHead kinds={[change.kind]} title={change.title} />
          {change.fields.length > 0 ? <FieldChanges changes={change.fields} /> : null}
          <Facts facts={change.facts} />
        </li>
      ))}
    </ul>
  );
}

function kindsOf({ kind, moved, fields, schools }: MeasureChange): Kind[] {
  if (kind !== "changed") return [kind];
  const changed = fields.length > 0 || schools !== null;
  return [...(changed ? (["changed"] as const) : []), ...(moved ? (["moved"] as const) : [])];
}

function LineHead({ kinds, number, title }: { kinds: readonly Kind[]; number?: string; title: string }) {
  return (
    <h3 className="flex max-w-[75ch] flex-wrap items-baseline gap-x-2 gap-y-1 text-base font-semibold">
      {kinds.map((kind) => (
        <Badge key={kind} tone={MARKS[kind].tone}>
          {MARKS[kind].text}
        </Badge>
      ))}
      <span className="min-w-0 wrap-anywhere">
        {number ? `${number}. ` : ""}
        {title || "Без названия"}
      </span>
    </h3>
  );
}

function Schools({ change: { rule, entered, left } }: { change: SchoolsChange }) {
  return (
    <div>
      <p className="text-sm text-muted">Участники (ОО)</p>
      {rule ? (
        <p>
          <BeforeAfter {...rule} />
        </p>
      ) : null}
      {entered.length > 0 ? <p>Добавлены школы: {entered.join("; ")}</p> : null}
      {left.length > 0 ? <p>Исключены школы: {left.join("; ")}</p> : null}
    </div>
  );
}

function Facts({ facts }: { facts: MeasureChange["facts"] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="grid max-w-[75ch] gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[auto_1fr]">
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="mb-1 wrap-anywhere whitespace-pre-line sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
