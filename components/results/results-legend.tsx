import { Badge } from "@/components/ui/badge";
import { stateHints } from "@/lib/modules/results/labels";

/** What the marks of a table of results mean. */
export function ResultsLegend({ short = false }: { short?: boolean }) {
  return (
    <dl className="mt-3 grid max-w-prose grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1 text-xs text-ink-2">
      <dt>
        <Badge tone="danger" className="border-danger!">
          35,0 %
        </Badge>
      </dt>
      <dd>не преодолели минимальный порог не менее 30 % участников: низкий результат</dd>
      <dt className="text-muted">{short ? "н/п" : "не применимо"}</dt>
      <dd>{stateHints.not_applicable}</dd>
      <dt className="font-medium text-warning">нет данных</dt>
      <dd>{stateHints.missing}</dd>
      <dt className="font-medium text-warning">не загружено</dt>
      <dd>{stateHints.absent}</dd>
      <dt className="text-warning">⚑</dt>
      <dd>объективность под сомнением: причина на странице школы</dd>
    </dl>
  );
}
