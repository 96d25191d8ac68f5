import type {
  ComparedYears,
  ListMeasures,
  ShareFigure,
  WorkingSchools,
} from "@/lib/modules/school-lists/comparison/types";
import { yearsOfSustainedExit } from "@/lib/modules/school-lists/rules";
import type { Fraction, ListComparison } from "@/lib/modules/school-lists/types";

/** A share that can be computed, or the reason why there is nothing to divide. */
export function shareOf({ numerator, denominator }: Fraction, gap: string): ShareFigure {
  return { numerator, denominator, gap: denominator === 0 ? gap : null };
}

/**
 * Measures of handbook 7.2 over a comparison, as exact fractions. A zero denominator is told with its reason: «0 %» would
 * be a statement about schools that are not there.
 */
export function measuresOf(
  comparison: ListComparison,
  working: WorkingSchools,
  loadedYears: readonly number[],
): ListMeasures {
  const { previousYear, year, before, after, comparable } = comparison;
  const missing = missingYear({ previousYear, year }, loadedYears);
  const known = ({ numerator, denominator }: Fraction): Fraction =>
    comparable ? { numerator, denominator } : { numerator: 0, denominator: 0 };
  const ofPair = (fraction: Fraction) =>
    shareOf(
      known(fraction),
      missing ??
        (before === 0
          ? `в ${String(previousYear)} году в перечень никто не входил`
          : `все школы перечня ${String(previousYear)} года выбыли (реорганизация, ликвидация)`),
    );
  const share = (count: number, of: number) =>
    loadedYears.includes(of)
      ? shareOf(
          { numerator: count, denominator: working[of] ?? 0 },
          `нет сведений о школах, работавших на 1 сентября ${String(of)} года`,
        )
      : shareOf({ numerator: 0, denominator: 0 }, notLoaded(of));
  const shareBefore = share(before, previousYear);
  const shareAfter = share(after, year);
  return {
    exitRate: ofPair(comparison.exitRate),
    persistence: ofPair(comparison.persistence),
    netChange: shareOf(
      known(comparison.netChange),
      missing ?? `в ${String(previousYear)} году в перечень никто не входил`,
    ),
    sustainedExit: shareOf(comparison.sustainedExit, sustainedGap(comparison, loadedYears)),
    shareBefore,
    shareAfter,
    shareChange: difference(shareBefore, shareAfter),
  };
}

function sustainedGap({ previousYear, year }: ComparedYears, loadedYears: readonly number[]): string {
  const absent = yearsOfSustainedExit(previousYear, year).find((one) => !loadedYears.includes(one));
  return absent === undefined
    ? `в ${String(previousYear)} году из перечня никто не выходил`
    : notLoaded(absent);
}

function missingYear({ previousYear, year }: ComparedYears, loadedYears: readonly number[]): string | null {
  const absent = [previousYear, year].find((one) => !loadedYears.includes(one));
  return absent === undefined ? null : notLoaded(absent);
}

function notLoaded(year: number): string {
  return `перечень ${String(year)} года не загружен`;
}

/** after − before as one fraction. */
function difference(before: ShareFigure, after: ShareFigure): ShareFigure {
  return {
    numerator: after.numerator * before.denominator - before.numerator * after.denominator,
    denominator: after.denominator * before.denominator,
    gap: before.gap ?? after.gap,
  };
}
