import pg from "pg";

/** What stands around the work of every transaction: its borders and the naming of the tenant. */
const FRAME = /^(?:BEGIN|COMMIT|ROLLBACK|SET TRANSACTION|SAVEPOINT|RELEASE)|set_config\(/i;

interface Query {
  (...args: unknown[]): unknown;
}

/** Runs work and returns the SQL statements it sent, without the frame of the transactions. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function query(this: unknown, ...args: unknown[]) {
    const text = textOf(args[0]);
    if (text !== "" && !FRAME.test(text.trim())) seen.push(text);
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return seen;
}

function textOf(statement: unknown): string {
  if (typeof statement === "string") return statement;
  if (
    typeof statement === "object" &&
    statement !== null &&
    "text" in statement &&
    typeof statement.text === "string"
  ) {
    return statement.text;
  }
  return "";
}
