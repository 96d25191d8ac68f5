/**
 * Exact numbers. A verdict compares whole numbers only: a school at 29.999 % is not at 30 %, whatever the processor
 * thinks of 0.1. Rounding happens on screen, after every comparison.
 */
export interface Fraction {
  n: bigint;
  /** Above zero. */
  d: bigint;
}

/** A decimal as people write a threshold or a weight: «30», «0.35»; up to four digits after the point. */
export const DECIMAL = /^\d{1,6}(\.\d{1,4})?$/;

export const ZERO: Fraction = { n: 0n, d: 1n };

/** «0.35» → 35/100. Throws for what is no decimal: a rule is checked before it is computed by. */
export function parseFraction(text: string): Fraction {
  if (!DECIMAL.test(text)) throw new RangeError(`Not a decimal: ${text}`);
  const [whole = "", digits = ""] = text.split(".");
  return { n: BigInt(whole + digits), d: 10n ** BigInt(digits.length) };
}

/** «2467/3» as the database keeps it; null for any other text. */
export function readFraction(text: string): Fraction | null {
  const match = /^(-?\d+)\/([1-9]\d*)$/.exec(text);
  return match === null ? null : { n: BigInt(match[1] ?? ""), d: BigInt(match[2] ?? "") };
}

/** Not brought to lowest terms: sums of a school's few shares stay small enough, and a divisor costs more than they do. */
export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { n: -b.n, d: b.d });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** Throws when `b` is zero: who divides asks first whether there is anything to divide by. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError("Division by zero");
  return b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n };
}

/** Below zero, zero or above zero, as `a` is to `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Lowest terms, «2467/3». */
export function writeFraction(value: Fraction): string {
  const divisor = greatestDivisor(value.n < 0n ? -value.n : value.n, value.d);
  return `${String(value.n / divisor)}/${String(value.d / divisor)}`;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** Rounded half away from zero, for a screen: 29.625 with one digit is «29,6», with two «29,63». */
export function roundedText(value: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const magnitude = value.n < 0n ? -value.n : value.n;
  const rounded = (2n * magnitude * scale + value.d) / (2n * value.d);
  const whole = String(rounded / scale);
  const rest = digits === 0 ? "" : `,${String(rounded % scale).padStart(digits, "0")}`;
  return `${value.n < 0n && rounded !== 0n ? "−" : ""}${whole}${rest}`;
}

const MOST_DIGITS = 6;

/**
 * Rounded with as many digits as it takes not to tell a lie about a border: 29.97 against 30 is shown «29,97», never
 * «30,0».
 */
export function textBeside(value: Fraction, border: Fraction, digits: number): string {
  const side = compare(value, border);
  for (let shown = digits; shown < MOST_DIGITS; shown += 1) {
    const scale = 10n ** BigInt(shown);
    const rounded = { n: (2n * value.n * scale + value.d) / (2n * value.d), d: scale };
    if (compare(rounded, border) === side) return roundedText(value, shown);
  }
  return roundedText(value, MOST_DIGITS);
}
