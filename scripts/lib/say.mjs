/** A failure with one sentence for the person: what happened and what to do. */
export class PlainFailure extends Error {
  constructor(message, details) {
    super(message);
    this.name = "PlainFailure";
    this.details = details;
  }
}

/** «1,2 с» or «2 мин 5 с». */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1).replace(".", ",")} с`;
  return `${Math.floor(seconds / 60)} мин ${Math.round(seconds % 60)} с`;
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs one step and says how long it took. A step that turns out to have nothing to do returns the string to print
 * after its name («уже сделано»), or `null` to stay silent.
 */
export async function step(name, work) {
  const startedAt = Date.now();
  const result = await work();
  const note = typeof result === "string" ? ` (${result})` : "";
  if (result !== null) say(`${name}${note} — ${duration(Date.now() - startedAt)}`);
  return result;
}

/** Ends the process with the sentence of a PlainFailure; anything unexpected keeps its stack. */
export function reportAndExit(error) {
  if (error instanceof PlainFailure) {
    if (error.details) process.stderr.write(`${error.details.trimEnd()}\n\n`);
    process.stderr.write(`Не получилось. ${error.message}\n`);
  } else {
    process.stderr.write(
      `${error?.stack ?? error}\n\nНе получилось: непредвиденная ошибка, подробности выше.\n`,
    );
  }
  process.exit(1);
}
