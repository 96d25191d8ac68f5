import { formatDecimal } from "@/lib/core/format/numbers";
import { plural } from "@/lib/core/format/words";
import type { UsualRange } from "@/lib/modules/monitorings/checking/plausibility/types";
import type { Column, Question } from "@/lib/modules/monitorings/forms/types";

/** How far past the quartiles, in their distance from each other, an answer is still usual (Tukey's fences). */
const FENCE = 1.5;
/** Counts from here on are seldom round by chance. */
const ROUND_COUNT = 50;
const ROUND_PERCENT = 10;

/**
 * What a checker may want to ask about a number though no check of the form speaks of it: round, the same as last year,
 * or outside what others of its kind answer. A mark is a hint and stops nothing.
 */
export function plausibilityMarks(
  question: Question | Column,
  { value, lastYear, usual }: { value: unknown; lastYear: unknown; usual: UsualRange | undefined },
): string[] {
  if (question.type !== "integer" && question.type !== "decimal" && question.type !== "percent") return [];
  const [now, before] = [numberOf(value), numberOf(lastYear)];
  if (now === null) return [];
  const marks: string[] = [];
  if (before !== null && now === before && now !== 0) marks.push("Не изменилось с прошлого года.");
  if (isRound(question.type, now)) marks.push("Круглое число.");
  // Counts of few pupils are told of no other school, not even as a range.
  const small = question.type === "integer" && question.small;
  if (usual && !small && isOutside(now, usual)) marks.push(outsideText(usual));
  return marks;
}

function isRound(type: "integer" | "decimal" | "percent", value: number): boolean {
  if (type === "integer") return value >= ROUND_COUNT && value % ROUND_COUNT === 0;
  return type === "percent" && value > 0 && value < 100 && value % ROUND_PERCENT === 0;
}

function isOutside(value: number, { lower, upper }: UsualRange): boolean {
  const fence = FENCE * (upper - lower);
  return value < lower - fence || value > upper + fence;
}

function outsideText({ answers, lower, upper }: UsualRange): string {
  const range =
    lower === upper ? formatDecimal(lower) : `от ${formatDecimal(lower)} до ${formatDecimal(upper)}`;
  return `Непривычное значение: обычно ${range} (по ${plural(answers, "принятому ответу", "принятым ответам", "принятым ответам")}).`;
}

function numberOf(raw: unknown): number | null {
  return typeof raw === "string" && /^-?\d{1,9}(\.\d{1,4})?$/.test(raw) ? Number(raw) : null;
}
