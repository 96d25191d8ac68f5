import type { PlanTexts } from "@/lib/modules/plans/types";

/** The plan as it is put on paper; everything is already worded for people. */
export interface PlanPrint {
  year: number;
  authorityName: string;
  /** «Редакция 2»; null while the plan has one text. */
  edition: string | null;
  /** What became of a text that is not in force any more; empty otherwise. */
  fate: string;
  /** Order of approval; null prints a blank stamp and the word «Проект». */
  approval: { orderNumber: string; orderDate: string } | null;
  texts: PlanTexts;
  indicators: { title: string; unit: string; baseline: string; target: string }[];
  sections: { title: string; rows: PlanPrintRow[] }[];
}

export interface PlanPrintRow {
  number: string;
  title: string;
  period: string;
  responsible: string;
  participants: string;
  expectedResult: string;
  evidence: string;
  execution: string;
}
