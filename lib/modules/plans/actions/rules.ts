/** The year under way before the years to come, those before the past ones, the nearest past first. */
export function inOrderOfYears(current: number, left: number, right: number): number {
  const rank = (year: number) => (year >= current ? year - current : 1000 + current - year);
  return rank(left) - rank(right);
}
