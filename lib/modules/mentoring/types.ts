import type { RecommendationState, VisitState } from "@/lib/core/db/enums";
import type { FileRow } from "@/lib/modules/files/types";

export type Allowance = { allowed: true } | { allowed: false; reason: string };

/** What is done with a visit. `write`: what was seen, recommendations, outcomes of the earlier ones. */
export type VisitAct = "reschedule" | "cancel" | "agree" | "write" | "hold" | "confirm" | "dispute";

export interface RecommendationRow {
  id: string;
  visitId: string;
  text: string;
  /** `YYYY-MM-DD` */
  dueOn: string | null;
  state: RecommendationState;
  library: { id: string; title: string }[];
  schoolNote: string;
  reportedAt: string | null;
  reportedBy: string | null;
  file: FileRow | null;
  outcomeNote: string;
  outcomeAt: string | null;
  outcomeBy: string | null;
  version: number;
}

export interface VisitRow {
  id: string;
  state: VisitState;
  visitorName: string;
  visitorPost: string;
  /** `YYYY-MM-DD` */
  plannedOn: string;
  /** «10:30», empty while the hour is not named. */
  plannedTime: string;
  remote: boolean;
  purpose: string;
  agreedBy: string | null;
  heldOn: string | null;
  participants: string;
  seen: string;
  decidedAt: string | null;
  decidedBy: string | null;
  disputeReason: string | null;
  cancelReason: string | null;
  version: number;
  recommendations: RecommendationRow[];
  can: Record<VisitAct, boolean>;
}

/** Who mentors the school by which order. */
export interface MentorRow {
  appointmentId: string;
  name: string;
  post: string;
  place: string;
  email: string | null;
  phone: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  since: string;
  /** Last day; null while open. */
  until: string | null;
}

export interface MentoringPage {
  school: { code: string; name: string };
  today: string;
  timeZone: string;
  /** Appointed today. */
  mentors: MentorRow[];
  /** Newest day first. */
  visits: VisitRow[];
  /** For who writes recommendations: the region's library. */
  library: { id: string; title: string }[];
  can: { plan: Allowance; report: boolean; openFiles: boolean };
}
