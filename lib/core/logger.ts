type Level = "info" | "warn" | "error";

/** One JSON line to standard output; never put typed text, tokens or e-mails of others into `facts`. */
export function log(level: Level, message: string, facts: Record<string, unknown> = {}): void {
  const line = JSON.stringify({ level, message, ...facts });
  if (level === "error") console.error(line);
  else console.log(line);
}

/** Facts of an unknown error for the log. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (error instanceof Error) return { error: error.name, detail: error.message, stack: error.stack };
  return { error: String(error) };
}
