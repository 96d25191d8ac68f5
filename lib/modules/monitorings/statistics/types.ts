import type { Column, Question } from "@/lib/modules/monitorings/forms/types";

/** What is counted of a question: figures, how often each option was chosen, or only whether it was answered. */
export type StatKind = "number" | "options" | "presence";

/** A question, a cell of a fixed row, or a column of the rows people added: what one line of the statistics is of. */
export interface StatPlace {
  /** «m1_students», «m1_oge.ru.m1_oge_part», «m1_vpr.m1_vpr_part». */
  code: string;
  title: string;
  /** Code and title of its section. */
  section: string;
  sectionTitle: string;
  kind: StatKind;
  unit: string | null;
  /** Counts 1–4 of it are hidden outside the school, its authority and ИМАЦ. */
  small: boolean;
  /** Of an organisation there may be many: rows people add. */
  many: boolean;
  options: { code: string; label: string }[];
  asked: Question | Column;
}

/** Figures of the accepted answers of a group; null where no number was told, or it is not for the reader. */
export interface NumberFigures {
  min: number | null;
  median: number | null;
  mean: number | null;
  max: number | null;
  sum: number | null;
}

/** What a group of organisations answered to one question. */
export interface StatFigures extends NumberFigures {
  accepted: number;
  /** Organisations that answered it. */
  answered: number;
  /** Answers in all: more than organisations where rows are added. */
  values: number;
  /** By code of the option: organisations, or rows, that chose it. */
  options: Readonly<Record<string, number>>;
  /** Counts were small and are not shown to the reader. */
  hidden: boolean;
}

export interface AreaStatistics {
  area: string;
  name: string;
  figures: StatFigures;
  /** The same question of the year before; null where there was none or it asked something else. */
  before: StatFigures | null;
}

/** One question: the region in one line, and by municipality. */
export interface QuestionStatistics {
  place: StatPlace;
  total: StatFigures;
  before: StatFigures | null;
  areas: AreaStatistics[];
}

/** Accepted answers of a campaign in figures. */
export interface CampaignStatistics {
  code: string;
  year: number;
  title: string;
  formVersion: number;
  accepted: number;
  sections: { code: string; title: string }[];
  /** The section whose questions are shown. */
  section: string;
  questions: QuestionStatistics[];
  /** Whether there is a campaign of the year before, and how many of the questions shown ask the same in it. */
  lastYear: { year: number; comparable: number } | null;
  today: string;
}
