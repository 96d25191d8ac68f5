import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import type { SubmissionStepRow } from "@/lib/modules/monitorings/submissions/types";
import { REMARK_SIDE_LABELS } from "@/lib/modules/monitorings/remarks/labels";

/** Who did what with a form and when, newest first. */
export function StepHistory({ steps, timeZone }: { steps: readonly SubmissionStepRow[]; timeZone: string }) {
  return (
    <Section title="История" className="mt-5">
      <ol className="space-y-2">
        {steps.map(({ id, title, reason, side, by, at, sending }) => (
          <li key={id}>
            <p>
              {title}
              {sending > 0 ? `, отправка № ${String(sending)}` : ""}{" "}
              <span className="text-sm text-muted">
                {REMARK_SIDE_LABELS[side]}, {by}, {formatInstant(at, timeZone)}
              </span>
            </p>
            {reason ? <p className="pl-4 whitespace-pre-line text-ink-2">{reason}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
