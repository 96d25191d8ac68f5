import type { PracticeState } from "@/lib/core/db/enums";

/** A practice as far as its next step depends on it, and who looks at it. */
export interface PracticeStanding {
  state: PracticeState;
  /** The state in words: «опубликована». */
  stateLabel: string;
  /** The one who acts does so in the name of the author. */
  own: boolean;
  /** An authority stands between the author and ИМАЦ. */
  middle: boolean;
}

const STALE = "Обновите страницу.";

function stands({ stateLabel }: PracticeStanding): string {
  return `Практика ${stateLabel}.`;
}

/** Why the text cannot be changed now; null when it can. */
export function refuseEdit(standing: PracticeStanding): string | null {
  const { state, own } = standing;
  if (!own) return "Текст практики правит только её автор. Верните практику с указанием причины.";
  if (state === "draft" || state === "returned") return null;
  if (state === "proposed" || state === "agreed")
    return `${stands(standing)} Чтобы исправить текст, сначала отзовите её.`;
  return `${stands(standing)} Её текст не меняется.`;
}

/** Why it cannot be proposed now; null when it can. `missing` is what `missingOf` has found. */
export function refuseProposal(standing: PracticeStanding, missing: readonly string[]): string | null {
  if (!standing.own) return "Практику предлагает её автор.";
  if (standing.state !== "draft" && standing.state !== "returned") return `${stands(standing)} ${STALE}`;
  return missing[0] ?? null;
}

/** Why it cannot be taken back for changes now; null when it can. */
export function refuseRecall(standing: PracticeStanding): string | null {
  const { state, own } = standing;
  if (!own) return "Отозвать практику может только её автор.";
  return state === "proposed" || state === "agreed" ? null : `${stands(standing)} Отзывать нечего. ${STALE}`;
}

/** Why the authority cannot agree to it now; null when it can. */
export function refuseAgreement(standing: PracticeStanding): string | null {
  const { state, own, middle } = standing;
  if (own || !middle) return "Эту практику согласовывать не нужно: её рассматривает ИМАЦ.";
  return state === "proposed" ? null : `${stands(standing)} ${STALE}`;
}

/** Why ИМАЦ cannot publish it now; null when it can. */
export function refusePublication(standing: PracticeStanding): string | null {
  const { state, middle } = standing;
  if (state === "agreed" || (state === "proposed" && !middle)) return null;
  if (state === "proposed")
    return "Практику ещё не согласовал муниципалитет. Она появится в очереди после согласования.";
  return `${stands(standing)} ${STALE}`;
}

/** Why it cannot be returned now by the level that looks at it; null when it can. */
export function refuseReturn(standing: PracticeStanding, level: "municipality" | "region"): string | null {
  return level === "region" ? refusePublication(standing) : refuseAgreement(standing);
}

/** Why it cannot be taken out of the bank now; null when it can. */
export function refuseWithdrawal(standing: PracticeStanding): string | null {
  const { state } = standing;
  return state === "published" ? null : `${stands(standing)} В банке практик её нет. ${STALE}`;
}

/** Why an organisation cannot say that it uses the practice; null when it can. */
export function refuseUse({ own }: Pick<PracticeStanding, "own">): string | null {
  return own ? "Это практика вашей организации: отмечают использование чужих практик." : null;
}
