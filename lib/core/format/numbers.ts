/** «34,3»: a decimal string or number with a comma, trailing zeros dropped. */
export function formatDecimal(value: string | number): string {
  return new Intl.NumberFormat("ru", { maximumFractionDigits: 3 }).format(Number(value));
}

/**
 * An exact fraction as a percentage with one decimal, «40,0 %»; «—» where the denominator is zero: nothing to divide.
 * Rounded once, in whole numbers, halves away from zero.
 */
export function formatShare(numerator: number, denominator: number): string {
  if (denominator === 0) return "—";
  return `${TENTHS.format(tenthsOfPercent(numerator, denominator) / 10)} %`;
}

/** An exact difference of shares in percentage points with its sign, «−2,8 п.п.», «+1,0 п.п.», «0,0 п.п.». */
export function formatPoints(numerator: number, denominator: number): string {
  return denominator === 0 ? "—" : `${signedTenths(numerator, denominator)} п.п.`;
}

/** An exact relative change as a percentage with its sign, «−33,3 %», «+20,0 %», «0,0 %»; «—» from nothing. */
export function formatChange(numerator: number, denominator: number): string {
  return denominator === 0 ? "—" : `${signedTenths(numerator, denominator)} %`;
}

function signedTenths(numerator: number, denominator: number): string {
  const tenths = tenthsOfPercent(numerator, denominator);
  const sign = tenths > 0 ? "+" : tenths < 0 ? "−" : "";
  return `${sign}${TENTHS.format(Math.abs(tenths) / 10)}`;
}

const TENTHS = new Intl.NumberFormat("ru", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function tenthsOfPercent(numerator: number, denominator: number): number {
  const sign = numerator < 0 === denominator < 0 ? 1 : -1;
  const [top, bottom] = [BigInt(Math.abs(numerator)), BigInt(Math.abs(denominator))];
  return sign * Number((2000n * top + bottom) / (2n * bottom));
}

/** «1,5» or «1.5» as typed → «1.5»; null when it is not a number. */
export function parseDecimal(text: string): string | null {
  const compact = text.replace(/[\s\u00a0]/g, "").replace(",", ".");
  return /^-?\d{1,9}(\.\d{1,3})?$/.test(compact) ? compact : null;
}

const KILOBYTE = 1024;

/** «340 КБ», «1,2 МБ»: how large a file is; at least one kilobyte. */
export function formatFileSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.ceil(bytes / KILOBYTE));
  if (kilobytes < KILOBYTE) return `${String(kilobytes)}\u00a0КБ`;
  const megabytes = new Intl.NumberFormat("ru", { maximumFractionDigits: 1 });
  return `${megabytes.format(bytes / KILOBYTE / KILOBYTE)}\u00a0МБ`;
}
