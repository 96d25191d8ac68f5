/** «до 15.02»: done by the day, dates are `YYYY-MM-DD`. */
export interface DeadlinePeriod {
  kind: "deadline";
  on: string;
}

/** «01.03–30.04»: from one day to another, both inclusive. */
export interface RangePeriod {
  kind: "range";
  from: string;
  to: string;
}

export type Repetition = "none" | "monthly" | "quarterly";

/** Months of the plan's year, 1–12, sorted, each once. «октябрь–май» is I–V and X–XII. */
export interface MonthsPeriod {
  kind: "months";
  months: number[];
  repetition: Repetition;
}

/** When a measure is done. Source: product, «Plans»; handbook 5.1, column «Сроки». */
export type Period = DeadlinePeriod | RangePeriod | MonthsPeriod;
