import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { orderStandingText } from "@/lib/modules/appointments/labels";
import type { OrderRequisites, OrderStanding } from "@/lib/modules/appointments/types";

const TONES: Record<OrderStanding, Tone> = {
  draft: "warning",
  dropped: "neutral",
  future: "info",
  in_force: "success",
  expired: "neutral",
  superseded: "neutral",
  revoked: "neutral",
};

/** «действует», «заменён приказом № 70». */
export function StandingBadge({
  standing,
  supersededBy,
}: {
  standing: OrderStanding;
  supersededBy: OrderRequisites | null;
}) {
  return <Badge tone={TONES[standing]}>{orderStandingText(standing, supersededBy)}</Badge>;
}
