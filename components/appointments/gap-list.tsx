import { OpenDraftButton } from "@/components/appointments/open-draft-button";
import { Badge } from "@/components/ui/badge";
import { gapReason, gapTitle, isGrave, needOf } from "@/lib/modules/appointments/gaps/rules";
import type { Gap } from "@/lib/modules/appointments/gaps/types";

interface GapListProps {
  gaps: readonly Gap[];
  /** Norm of schools for a mentor, where it is known. */
  schoolsPerMentor?: number | null;
  /** Absent for who only reads. */
  fix?: { organisation: string; path: string };
}

/** What stands open in the appointments, each with its fix one press away. */
export function GapList({ gaps, schoolsPerMentor = null, fix }: GapListProps) {
  return (
    <ul className="divide-y divide-line" aria-label="Пробелы в назначениях">
      {gaps.map((gap) => {
        const title = gapTitle(gap);
        return (
          <li
            key={`${gap.ownerCode}:${gap.kind}:${gap.school?.code ?? ""}:${gap.personName ?? ""}:${gap.order?.id ?? ""}`}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2.5"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium">
                {title}{" "}
                {isGrave(gap) ? <Badge tone="danger">пробел</Badge> : <Badge tone="warning">внимание</Badge>}
              </p>
              <p className="text-sm text-ink-2">{gapReason(gap, schoolsPerMentor)}</p>
            </div>
            {fix ? (
              <OpenDraftButton
                {...fix}
                need={needOf(gap)}
                label={gap.kind === "lapsing" ? "Подготовить новый приказ" : "Назначить приказом"}
                about={title}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
