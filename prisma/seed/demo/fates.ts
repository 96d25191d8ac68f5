import type { SubmissionState } from "@/lib/core/db/enums";
import type { CampaignDays } from "@/lib/modules/monitorings/campaigns/types";
import type { Random } from "@/prisma/factories/random";

import { addDays } from "./calendar";

/** How far a form of the demonstration has come by today. */
export interface Fate {
  state: SubmissionState;
  /** Day of the sending; null while there is none. */
  sentOn: string | null;
  /** Sent, or being written, in time that was granted. */
  extended: boolean;
}

/** Shares of the states a form may be in, the most advanced first. */
const PAST: [SubmissionState, number][] = [
  ["accepted", 0.9],
  ["checked", 0.04],
  ["submitted", 0.025],
  ["returned", 0.02],
  ["draft", 0.005],
];
const RUNNING: [SubmissionState, number][] = [
  ["accepted", 0.1],
  ["checked", 0.15],
  ["submitted", 0.15],
  ["returned", 0.05],
  ["draft", 0.35],
];

/** What has become of a form of a window by today; a window of a year before is over and done with. */
export function fateOf(random: Random, window: CampaignDays, today: string, direct: boolean): Fate {
  const chance = random.next();
  const extended = random.chance(0.03);
  const lastDay = window.respondentUntilOn;
  const over = today > window.regionUntilOn;
  const old = today > addDays(window.regionUntilOn, 250);
  if (old) {
    if (chance > 0.985) return { state: "not_started", sentOn: null, extended: false };
    return { state: "accepted", sentOn: dayWithin(random, window.opensOn, lastDay, today), extended: false };
  }
  let left = chance;
  for (const [state, share] of over ? PAST : RUNNING) {
    left -= share;
    if (left < 0) return settle(random, window, today, { state, direct, extended });
  }
  return { state: "not_started", sentOn: null, extended: false };
}

function settle(
  random: Random,
  window: CampaignDays,
  today: string,
  { state, direct, extended }: { state: SubmissionState; direct: boolean; extended: boolean },
): Fate {
  const lastDay = window.respondentUntilOn;
  if (state === "draft") return { state, sentOn: null, extended: today > lastDay };
  const sentOn = dayWithin(random, window.opensOn, lastDay, today);
  const late = extended && today > addDays(lastDay, 2);
  return {
    // Who answers to ИМАЦ directly waits at no authority.
    state: direct && state === "submitted" ? "checked" : state,
    sentOn: late ? addDays(lastDay, 2) : sentOn,
    extended: late,
  };
}

function dayWithin(random: Random, from: string, to: string, today: string): string {
  const last = to < today ? to : today;
  const days = Math.round((Date.parse(last) - Date.parse(from)) / 86_400_000);
  return addDays(from, random.int(0, Math.max(0, days)));
}
