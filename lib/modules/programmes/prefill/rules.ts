import type { ProgrammeKind } from "@/lib/core/db/enums";
import { roundedText } from "@/lib/modules/methodologies/fractions/rules";
import { initialRanks } from "@/lib/modules/plans/measures/rules";
import type { ProfileFactor } from "@/lib/modules/programmes/rules";
import type { FieldValues } from "@/lib/modules/programmes/types";

/** What the portal knows of a school when its programme is begun. */
export interface KnownOfSchool {
  /** «Иванова А. П., директор, приказ № 7 от 01.02.2027» */
  mentor: string | null;
  factors: readonly (ProfileFactor & { level: string })[];
  results: readonly { title: string; year: number; participants: number; belowMin: number }[];
}

/** Indicators every transition plan has besides those of results. Source: handbook 5.2, «Target indicators minimum». */
const COMMON: readonly { title: string; unit: string }[] = [
  { title: "Неуспевающие обучающиеся", unit: "%" },
  { title: "Охват слабоуспевающих индивидуальными планами", unit: "%" },
  { title: "Учителя, прошедшие диагностику дефицитов и курсы", unit: "%" },
  { title: "Вакансии", unit: "ставка" },
];

/** Where the portal knows no results: what is to be watched. */
const UNKNOWN = ["ОГЭ, русский язык", "ОГЭ, математика"];

/**
 * What a new programme begins with: the mentor, the confirmed factors in words, the indicators with their values of
 * today. Everything can be typed over.
 */
export function firstContent(
  kind: ProgrammeKind,
  { mentor, factors, results }: KnownOfSchool,
  newId: () => string,
): FieldValues {
  const texts = mentor ? { "text/mentor": mentor } : {};
  if (kind === "antirisk") return texts;
  const confirmed = factors.filter((factor) => factor.confirmed);
  const known = results.filter(({ participants }) => participants > 0);
  const measured =
    known.length > 0
      ? known.map(({ title, participants, belowMin }) => ({
          title: `Не преодолели минимальный порог: ${title}`,
          unit: "%",
          baseline: shareText(belowMin, participants),
        }))
      : UNKNOWN.map((title) => ({
          title: `Не преодолели минимальный порог: ${title}`,
          unit: "%",
          baseline: "",
        }));
  const lines = [...measured, ...COMMON.map((line) => ({ ...line, baseline: "" }))];
  const ranks = initialRanks(lines.length);
  const indicators = lines.map(({ title, unit, baseline }, at) => {
    const line = `indicator/${newId()}`;
    return {
      [`${line}/position`]: ranks[at] ?? "",
      [`${line}/title`]: title,
      [`${line}/unit`]: unit,
      ...(baseline && { [`${line}/baseline`]: baseline }),
    };
  });
  return Object.assign(
    { ...texts },
    confirmed.length > 0 && {
      "text/risks": confirmed
        .map(
          ({ code, title, level, priority }) =>
            `${code}. ${title}: значимость ${level}${priority ? ", в первую очередь" : ""}.`,
        )
        .join("\n"),
    },
    ...indicators,
  ) as FieldValues;
}

function shareText(belowMin: number, participants: number): string {
  const value = { n: BigInt(belowMin) * 100n, d: BigInt(participants) };
  return roundedText(value, value.n % value.d === 0n ? 0 : 1);
}
