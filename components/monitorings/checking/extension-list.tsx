import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { ExtensionState } from "@/lib/core/db/enums";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { EXTENSION_STATE_LABELS } from "@/lib/modules/monitorings/extensions/labels";
import type { ExtensionRow } from "@/lib/modules/monitorings/extensions/types";
import { REMARK_SIDE_LABELS } from "@/lib/modules/monitorings/remarks/labels";

const TONES: Record<ExtensionState, Tone> = { requested: "warning", granted: "success", refused: "danger" };

/** Requests and decisions with their reasons and who made them. */
export function ExtensionList({
  extensions,
  timeZone,
}: {
  extensions: readonly ExtensionRow[];
  timeZone: string;
}) {
  if (extensions.length === 0) return <p className="text-muted">Времени никто не просил.</p>;
  return (
    <ul className="space-y-2">
      {extensions.map((row) => (
        <li key={row.id}>
          <p>
            <Badge tone={TONES[row.state]}>{EXTENSION_STATE_LABELS[row.state]}</Badge>{" "}
            {row.grantedUntilOn === null
              ? `нужно до ${formatDate(row.wantedUntilOn)}`
              : `до 23:59:59 ${formatDate(row.grantedUntilOn)}`}
          </p>
          <p className="text-sm">
            <span className="text-muted">
              {row.requestedBy}, {formatInstant(row.requestedAt, timeZone)}:
            </span>{" "}
            {row.reason}
          </p>
          {row.decidedAt !== null && row.decidedBy !== null ? (
            <p className="text-sm">
              <span className="text-muted">
                Решение: {row.decidedLevel ? `${REMARK_SIDE_LABELS[row.decidedLevel]}, ` : ""}
                {row.decidedBy}, {formatInstant(row.decidedAt, timeZone)}
                {row.decisionReason === "" ? "" : ":"}
              </span>{" "}
              {row.decisionReason}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
