import { formatPoints } from "@/lib/core/format/numbers";
import { joinWords, plural, pluralWord } from "@/lib/core/format/words";
import { DYNAMICS_LABELS } from "@/lib/modules/methodologies/dynamics/labels";
import { DYNAMICS_SETTINGS } from "@/lib/modules/methodologies/dynamics/rules";
import type { Dynamics } from "@/lib/modules/methodologies/dynamics/types";
import { parseFraction, readFraction, roundedText } from "@/lib/modules/methodologies/fractions/rules";
import { GROUP_LABELS } from "@/lib/modules/methodologies/labels";
import { GROUPS, type Cell, type Rule } from "@/lib/modules/methodologies/types";
import { decimalText } from "@/lib/modules/methodologies/words/rules";
import type { IndicatorChange, Quartiles } from "@/lib/modules/results/dynamics/types";

/** What is low while no federal methodology is approved: the federal criterion as the handbook (2.3) words it. */
export const FEDERAL_LOW: Rule["low"] = {
  metric: "below_min_share",
  op: ">=",
  value: "30",
  attempt: "first",
};

/** after − before of two shares, exact; null where one of them is no value. */
export function changeOf(before: Cell | "absent", after: Cell | "absent"): IndicatorChange["change"] {
  if (typeof before !== "object" || typeof after !== "object") return null;
  const [belowBefore, ofBefore] = before;
  const [belowAfter, ofAfter] = after;
  return { numerator: belowAfter * ofBefore - belowBefore * ofAfter, denominator: ofBefore * ofAfter };
}

/** «−5,1 п.п. — лучше»: a smaller share below the minimum is good, and it is said in words. */
export function changeText(change: IndicatorChange["change"]): string {
  if (!change) return "не сопоставляется";
  const points = formatPoints(change.numerator, change.denominator);
  if (change.numerator === 0) return `${points} — без изменений`;
  return `${points} — ${change.numerator < 0 ? "лучше" : "хуже"}`;
}

/** The verdict of handbook 7.3 in a sentence and why it is so. */
export function dynamicsText({ verdict, comparable, index, lowBefore, lowAfter, partial }: Dynamics): {
  verdict: string;
  reasons: string[];
} {
  const { delta, minComparable, minParticipants } = DYNAMICS_SETTINGS;
  const count = plural(comparable.length, "показатель", "показателя", "показателей");
  const late = partial
    ? ["Часть данных не поступила: вывод сделан по тому, что есть, и может измениться."]
    : [];
  const found = index === null ? null : readFraction(index);
  if (verdict === "not_comparable" || found === null) {
    return {
      verdict: DYNAMICS_LABELS.not_comparable,
      reasons: [
        `Сопоставить можно ${count}, а нужно не менее ${String(minComparable)}: показатель сопоставим, когда в обоих годах есть значение и не меньше ${String(minParticipants)} участников.`,
        ...late,
      ],
    };
  }
  const size = { n: found.n < 0n ? -found.n : found.n, d: found.d };
  const direction =
    found.n === 0n
      ? "В среднем результаты не изменились"
      : `В среднем результаты ${found.n > 0n ? "улучшились" : "ухудшились"} на ${roundedText(size, 2)} п.п.`;
  const threshold = roundedText(parseFraction(delta), 1);
  return {
    verdict: DYNAMICS_LABELS[verdict],
    reasons: [
      `${direction} (заметным считается изменение от ${threshold} п.п.), ${pluralWord(comparable.length, "учтён", "учтены", "учтено")} ${count}.`,
      `Низких результатов среди них было ${String(lowBefore)}, стало ${String(lowAfter)}.`,
      ...late,
    ],
  };
}

/** How the procedures weigh in the verdict. */
export function dynamicsWeightsText(): string {
  const { weights } = DYNAMICS_SETTINGS;
  const named = GROUPS.map((group) => `${GROUP_LABELS[group]} — ${decimalText(weights[group])}`);
  return `Вес процедур: ${joinWords(named)}.`;
}

/** Where a school stands in its group, in words; compared with the very figures that are told. */
export function placeInGroup(cell: Cell | "absent", quartiles: Quartiles | null): string {
  if (!quartiles) return "в группе нет значений";
  const { lower, median, upper } = quartiles;
  if (lower === null || median === null || upper === null) {
    return "меньше 5 школ: не показывается, чтобы не раскрыть отдельную школу";
  }
  if (typeof cell !== "object") return "у школы нет значения";
  const [below, participants] = cell;
  const against = (percent: number) => 100 * below - percent * participants;
  if (against(lower) < 0) return "лучше, чем у трёх четвертей группы";
  if (against(median) <= 0) return "не хуже середины группы";
  if (against(upper) <= 0) return "хуже середины группы";
  return "хуже, чем у трёх четвертей группы";
}
