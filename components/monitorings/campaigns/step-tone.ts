import type { Tone } from "@/components/ui/tone";
import type { CampaignRow } from "@/lib/modules/monitorings/campaigns/types";

/** How a campaign's state is marked; the word stands beside it. */
export function stateTone({ state, confirmed }: Pick<CampaignRow, "state" | "confirmed">): Tone {
  if (state === "cancelled") return "neutral";
  if (state === "opened") return "success";
  return confirmed ? "info" : "warning";
}

/** Is ИМАЦ itself to do something now? */
export function isDue({ next, opensOn }: Pick<CampaignRow, "next" | "opensOn">, today: string): boolean {
  return next.kind === "confirm" || (next.kind === "open" && (next.late || today >= opensOn));
}
