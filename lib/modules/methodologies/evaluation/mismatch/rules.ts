/** A usable figure of one year: of which procedure, whether low, and how many did not reach the minimum. */
interface UsableFigure<Procedure> {
  procedure: Procedure;
  low: boolean;
  below: number;
}

/**
 * Two or more indicators of one procedure, all low, beside two or more of another without a single failure: which is
 * which; null where nothing is at odds. A hint, never a mark. Source: handbook 2.4, S13.
 */
export function mismatched<Procedure>(
  figures: readonly UsableFigure<Procedure>[],
): { low: Procedure; spotless: Procedure } | null {
  const wide = [...new Set(figures.map(({ procedure }) => procedure))]
    .map((procedure) => ({ procedure, of: figures.filter((one) => one.procedure === procedure) }))
    .filter(({ of }) => of.length >= 2);
  const low = wide.find(({ of }) => of.every((one) => one.low));
  const spotless = wide.find(({ of }) => of.every(({ below }) => below === 0));
  return low && spotless ? { low: low.procedure, spotless: spotless.procedure } : null;
}
