/** Values of a recorded statement as pg takes them. */
export function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  if (value?.$bytes !== undefined) return Buffer.from(value.$bytes, "base64");
  if (value?.$date !== undefined) return new Date(value.$date);
  return value;
}

const CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|DEALLOCATE|SET )/i;
const FRAME = /set_config|\bsessions\b|"memberships"|"users"|idempotency_keys/;

/** BEGIN and COMMIT carry no plan. */
export const isControl = ({ text }) => CONTROL.test(text);

/** Session, membership, command key and the frame of a unit of work: asked by every request alike. */
export const isFrame = (statement) => isControl(statement) || FRAME.test(statement.text);

/**
 * Buffers each statement of a recorded request touches (shared hits and reads), asked of PostgreSQL itself in one
 * transaction that is rolled back.
 * @param {import("pg").Client} client as the runtime role
 */
export async function countBuffers(client, statements) {
  const counted = [];
  await client.query("BEGIN");
  for (const statement of statements) {
    if (isControl(statement)) continue;
    const values = statement.values.map(revive);
    if (statement.text.includes("set_config")) {
      await client.query(statement.text, values);
      continue;
    }
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${statement.text}`,
      values,
    );
    const { Plan: plan } = rows[0]["QUERY PLAN"][0];
    const buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
    counted.push({ text: statement.text, frame: isFrame(statement), buffers });
  }
  await client.query("ROLLBACK");
  return counted;
}
