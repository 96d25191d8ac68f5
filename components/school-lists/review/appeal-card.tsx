import { FileList } from "@/components/files/file-list";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { AppealState } from "@/lib/core/db/enums";
import { formatInstant } from "@/lib/core/format/dates";
import { formatShare } from "@/lib/core/format/numbers";
import { appealKindLabels, appealStateLabels } from "@/lib/modules/school-lists/appeals/labels";
import type { AppealFigureRow, AppealRow } from "@/lib/modules/school-lists/appeals/types";

const TONES: Record<AppealState, Tone> = {
  open: "warning",
  accepted: "success",
  rejected: "neutral",
  withdrawn: "neutral",
};

interface AppealCardProps {
  appeal: AppealRow;
  timeZone: string;
  /** The authority is named where appeals of several stand together. */
  named?: boolean;
  actions?: React.ReactNode;
}

/** What an authority says of a school, with its figures and file, and what ИМАЦ decided: both sides see the same. */
export function AppealCard({ appeal, timeZone, named = false, actions }: AppealCardProps) {
  const { school, authority, kind, state, text, file, figures, createdAt, createdBy } = appeal;
  return (
    <article className="space-y-2 py-3">
      <h3 className="text-base">
        {school.name} {named ? <span className="font-normal text-muted">{authority.name}</span> : null}{" "}
        <Badge tone={TONES[state]}>{appealStateLabels[state]}</Badge>
      </h3>
      <p className="text-sm text-ink-2">Просьба: {appealKindLabels[kind]}.</p>
      <p className="whitespace-pre-line">{text}</p>
      {figures.length > 0 ? (
        <ul className="list-disc space-y-0.5 pl-5">
          {figures.map((figure) => (
            <li key={`${figure.indicator}-${String(figure.year)}`}>{figureText(figure)}</li>
          ))}
        </ul>
      ) : null}
      {file ? <FileList files={[file]} /> : null}
      <p className="text-sm text-muted">
        {createdBy}, {formatInstant(createdAt, timeZone)}
      </p>
      {appeal.decision && appeal.decidedAt ? (
        <div className="border-l-2 border-line-strong pl-3">
          <p>
            <span className="font-medium">Решение ИМАЦ: {appealStateLabels[state]}.</span> {appeal.decision}
          </p>
          <p className="text-sm text-muted">
            {appeal.decidedBy}, {formatInstant(appeal.decidedAt, timeZone)}
          </p>
        </div>
      ) : null}
      {actions ? (
        <div data-print="hide" className="flex flex-wrap gap-2">
          {actions}
        </div>
      ) : null}
    </article>
  );
}

function figureText({ indicator, year, participants, belowMin, stored }: AppealFigureRow): string {
  const share = (below: number, all: number) =>
    `${String(below)} из ${String(all)} (${formatShare(below, all)})`;
  const own = stored ? share(stored.belowMin, stored.participants) : "данных нет";
  return `${indicator}, ${String(year)}: по данным МОУО ${share(belowMin, participants)}, в портале ${own}`;
}
