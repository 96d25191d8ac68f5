import type { SubmissionState } from "@/lib/core/db/enums";

/** A form an organisation owes, or has answered. */
export interface OwedForm {
  code: string;
  year: number;
  title: string;
  state: SubmissionState;
  /** Last day on which it is sent in time, inclusive. */
  untilOn: string;
  /** Its time is over and it waits for the organisation. */
  late: boolean;
  /** Who wrote in it last, for those who answer. */
  updatedAt: string | null;
  updatedBy: string;
  sentAt: string | null;
  /** Remarks that wait for an answer. */
  remarks: number;
  excuseReason: string | null;
}

/** A window that is confirmed and not open yet. */
export interface ComingCampaign {
  code: string;
  year: number;
  title: string;
  opensOn: string;
  untilOn: string;
}

export interface OwedForms {
  organisation: { code: string; name: string; kind: "school" | "municipality" };
  /** Of this year and what is still waited for, the nearest day first. */
  current: OwedForm[];
  /** Of years before, newest first. */
  past: OwedForm[];
  coming: ComingCampaign[];
  today: string;
  timeZone: string;
}
