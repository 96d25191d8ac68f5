/** The middle half of the accepted answers of the same kind of organisation, five answers or more. */
export interface UsualRange {
  answers: number;
  lower: number;
  upper: number;
}

/** By address of the answer: «m1_students», «m1_oge/ru/m1_oge_part». */
export type UsualRanges = Readonly<Record<string, UsualRange>>;
