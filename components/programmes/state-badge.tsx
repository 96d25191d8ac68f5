import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { ProgrammeState } from "@/lib/core/db/enums";
import { programmeStateLabel } from "@/lib/modules/programmes/labels";

const TONES: Record<ProgrammeState, Tone> = {
  draft: "neutral",
  on_agreement: "info",
  agreed: "info",
  approved: "success",
  superseded: "neutral",
  closed: "brand",
  dropped: "neutral",
};

/** State of a programme in words. */
export function ProgrammeStateBadge({ state, returned }: { state: ProgrammeState; returned: boolean }) {
  const tone = state === "draft" && returned ? "warning" : TONES[state];
  return <Badge tone={tone}>{programmeStateLabel(state, returned)}</Badge>;
}
