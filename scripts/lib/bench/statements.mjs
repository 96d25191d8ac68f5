import { prepareValue } from "pg/lib/utils.js";

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
 * transaction that is rolled back. A statement that was asked under a name is counted as a connection asks it that has
 * asked it before: by the plan that is kept, where PostgreSQL has come to prefer it.
 * @param {import("pg").Client} client as the runtime role
 */
export async function countBuffers(client, statements) {
  const counted = [];
  const prepared = new Set();
  await client.query("BEGIN");
  for (const statement of statements) {
    if (isControl(statement)) continue;
    const { name, text } = statement;
    const values = statement.values.map(revive);
    if (text.includes("set_config")) {
      await client.query(text, values);
      continue;
    }
    const asked = name ? await prepare(client, prepared, statement, values) : text;
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${asked}`,
      name ? [] : values,
    );
    const { Plan: plan } = rows[0]["QUERY PLAN"][0];
    const buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
    counted.push({ text, frame: isFrame(statement), buffers });
  }
  await client.query("ROLLBACK");
  return counted;
}

/** PostgreSQL plans five times for the values it is given before it compares with one plan for all of them. */
const PLANNED_FOR_VALUES = 5;

async function prepare(client, prepared, { name, text }, values) {
  const given = values.map((value) => literal(client, value)).join(", ");
  const execute = `EXECUTE ${name}${given === "" ? "" : `(${given})`}`;
  if (prepared.has(name)) return execute;
  prepared.add(name);
  await client.query(`PREPARE ${name} AS ${text}`);
  for (let times = 0; times < PLANNED_FOR_VALUES; times += 1) {
    await client.query("SAVEPOINT before");
    await client.query(execute);
    await client.query("ROLLBACK TO before");
  }
  return execute;
}

function literal(client, value) {
  const written = prepareValue(value);
  if (written === null || written === undefined) return "NULL";
  return Buffer.isBuffer(written) ? `'\\x${written.toString("hex")}'` : client.escapeLiteral(String(written));
}
