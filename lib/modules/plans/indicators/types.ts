/** An indicator of the plan; figures are decimal strings with a point, null while unknown. */
export interface IndicatorRow {
  id: string;
  position: string;
  title: string;
  unit: string;
  baseline: string | null;
  target: string | null;
  updatedAt: string;
  updatedBy: string;
}

export interface IndicatorFieldValues {
  title: string;
  unit: string;
  baseline: string | null;
  target: string | null;
}

export type IndicatorField = keyof IndicatorFieldValues;
