import { createHash } from "node:crypto";

/** Each connection keeps a plan of each name in the memory of the database. */
const MOST_NAMES = 300;
/** Texts of which it is not known yet whether they come again. */
const MOST_COUNTED = 2_000;
/** Longer texts are portions of rows and lists of ids, each length a text of its own: nothing to keep a plan of. */
const MOST_VALUES = 60;
/** A text asked this often is worth a plan that is kept. */
const WORTH_A_NAME = 3;

/**
 * Names for the texts a process asks again and again, undefined for the others. Under its name a statement is parsed and
 * planned once a connection: planning row-level security costs several times what the reading costs. What is kept is
 * the way, never rows: the policies ask who is there at every execution. Texts with many values get no name. When there
 * are as many names as there may be, all are forgotten and the texts asked now earn theirs anew: the same name, so that a
 * connection that knows it goes on with its plan.
 */
export function createStatementNames(): (statement: { sql: string }) => string | undefined {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || sql.includes(`$${String(MOST_VALUES + 1)}`)) return known;
    const count = (counts.get(sql) ?? 0) + 1;
    if (count < WORTH_A_NAME) {
      if (counts.size >= MOST_COUNTED) counts.clear();
      counts.set(sql, count);
      return undefined;
    }
    counts.delete(sql);
    if (names.size >= MOST_NAMES) names.clear();
    const name = `p${createHash("sha256").update(sql).digest("hex").slice(0, 24)}`;
    names.set(sql, name);
    return name;
  };
}
