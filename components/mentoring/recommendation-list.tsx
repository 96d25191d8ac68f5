import Link from "next/link";
import type { ReactNode } from "react";

import { FileList } from "@/components/files/file-list";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { RecommendationState } from "@/lib/core/db/enums";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { recommendationStateLabels } from "@/lib/modules/mentoring/labels";
import { isUnsettled } from "@/lib/modules/mentoring/rules";
import type { MentoringPage, RecommendationRow } from "@/lib/modules/mentoring/types";

const TONES: Record<RecommendationState, Tone> = {
  open: "info",
  reported: "warning",
  done: "success",
  partly: "warning",
  not_done: "danger",
  withdrawn: "neutral",
};

/** Recommendations with their terms, what the school told and what came of them. */
export function RecommendationList({
  rows,
  page,
  actionsOf,
}: {
  rows: readonly RecommendationRow[];
  page: Pick<MentoringPage, "today" | "timeZone" | "can">;
  actionsOf?: (row: RecommendationRow) => ReactNode;
}) {
  return (
    <ol className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2.5">
          <div className="min-w-0 flex-1 basis-72 space-y-1">
            <p className="whitespace-pre-line">{row.text}</p>
            <Library items={row.library} />
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
              <Badge tone={TONES[row.state]}>{recommendationStateLabels[row.state]}</Badge>
              <Term row={row} today={page.today} />
            </p>
            {row.schoolNote ? (
              <p className="text-sm whitespace-pre-line">
                <span className="text-muted">
                  Школа{row.reportedAt ? `, ${formatInstant(row.reportedAt, page.timeZone)}` : ""}:{" "}
                </span>
                {row.schoolNote}
              </p>
            ) : null}
            {row.file && page.can.openFiles ? <FileList files={[row.file]} /> : null}
            {row.file && !page.can.openFiles ? (
              <p className="text-sm text-muted">Приложен файл «{row.file.name}»: его хранит школа.</p>
            ) : null}
            {row.outcomeAt ? (
              <p className="text-sm whitespace-pre-line">
                <span className="text-muted">
                  Итог отметил(а) {row.outcomeBy}, {formatInstant(row.outcomeAt, page.timeZone)}
                  {row.outcomeNote ? ": " : ""}
                </span>
                {row.outcomeNote}
              </p>
            ) : null}
          </div>
          {actionsOf ? (
            <div data-print="hide" className="flex flex-wrap gap-2">
              {actionsOf(row)}
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Term({ row: { dueOn, state }, today }: { row: RecommendationRow; today: string }) {
  if (dueOn === null) return "без срока";
  const late = state === "open" && dueOn < today;
  return late ? (
    <span className="font-medium text-danger">срок прошёл {formatDate(dueOn)}</span>
  ) : (
    `до ${formatDate(dueOn)}`
  );
}

function Library({ items }: { items: RecommendationRow["library"] }) {
  if (items.length === 0) return null;
  return (
    <ul className="text-sm">
      {items.map(({ id, title }) => (
        <li key={id}>
          <Link href={`/region/library/${id}`} prefetch={false}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Those of held visits that wait for an outcome, the nearest term first. */
export function unsettledOf(visits: MentoringPage["visits"]): RecommendationRow[] {
  return visits
    .filter(({ heldOn }) => heldOn !== null)
    .flatMap(({ recommendations }) => recommendations)
    .filter(({ state }) => isUnsettled(state))
    .sort((left, right) => (left.dueOn ?? "9999").localeCompare(right.dueOn ?? "9999"));
}
