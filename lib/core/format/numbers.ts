/** «34,3»: a decimal string or number with a comma, trailing zeros dropped. */
export function formatDecimal(value: string | number): string {
  return new Intl.NumberFormat("ru", { maximumFractionDigits: 3 }).format(Number(value));
}

/** An exact fraction as a percentage with one decimal, «40,0 %»; «—» where the denominator is zero: nothing to divide. */
export function formatShare(numerator: number, denominator: number): string {
  if (denominator === 0) return "—";
  const percent = new Intl.NumberFormat("ru", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${percent.format((numerator / denominator) * 100)} %`;
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
