import type { BoardFigures } from "@/lib/modules/monitorings/board/types";

const NONE: BoardFigures = {
  notStarted: 0,
  draft: 0,
  submitted: 0,
  checked: 0,
  returned: 0,
  accepted: 0,
  late: 0,
  onTime: 0,
  withPermission: 0,
  afterReopening: 0,
  excused: 0,
};

/** Organisations asked, the excused aside. */
export function askedOf({ notStarted, draft, submitted, checked, returned, accepted }: BoardFigures): number {
  return notStarted + draft + submitted + checked + returned + accepted;
}

/** Of those asked, how many have never sent. */
export function neverSentOf(figures: BoardFigures): number {
  return askedOf(figures) - figures.onTime - figures.withPermission - figures.afterReopening;
}

/** The same of all together. */
export function sumFigures(rows: readonly BoardFigures[]): BoardFigures {
  const keys = Object.keys(NONE) as (keyof BoardFigures)[];
  return rows.reduce<BoardFigures>(
    (sum, row) =>
      Object.fromEntries(keys.map((key) => [key, sum[key] + row[key]])) as unknown as BoardFigures,
    NONE,
  );
}
