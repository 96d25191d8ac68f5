import type { Standing } from "@/lib/modules/methodologies/evaluation/types";

/** A methodology's indicators in the words of the region: code → «ВПР, математика, 5 класс». */
export type IndicatorTitles = Readonly<Record<string, string>>;

export interface IndicatorLine {
  code: string;
  standing: Standing;
  /** «ВПР, математика, 5 класс: 14 из 40 — 35,0 % при пороге 30 %: низкий результат». */
  text: string;
}

/** A verdict in words a director understands. */
export interface ExplanationText {
  /** One sentence: what is decided and why. */
  conclusion: string;
  /** The conditions or the index, one sentence each. */
  reasons: string[];
  years: { year: number; lines: IndicatorLine[] }[];
}
