import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import type { ListDecisionRow } from "@/lib/modules/school-lists/versions/types";

interface DecisionLogProps {
  decisions: readonly ListDecisionRow[];
  timeZone: string;
}

/** What was put on the list or taken off it by hand, by whom and why; newest first. */
export function DecisionLog({ decisions, timeZone }: DecisionLogProps) {
  return (
    <Section
      title="Решения по школам"
      description="Что внесено в перечень или исключено из него вручную и почему."
    >
      <ul className="divide-y divide-line">
        {decisions.map((decision) => (
          <li key={`${decision.decidedAt}-${decision.schoolName}`} className="py-2">
            <p>
              <span className="font-medium">{decision.schoolName}</span>{" "}
              <Badge tone={decision.included ? "info" : "neutral"}>
                {decision.included ? "включена" : "исключена"}
              </Badge>{" "}
              {decision.byAppeal ? <Badge>по возражению</Badge> : null}
            </p>
            <p>{decision.reason}</p>
            <p className="text-sm text-muted">
              {decision.decidedBy}, {formatInstant(decision.decidedAt, timeZone)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
