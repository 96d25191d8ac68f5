import { withConnection } from "../cluster.mjs";

/** Tables that are not the region's: one row of the installation, people signed in, keys, counters, histories. */
const NOT_COPIED = new Set([
  "_prisma_migrations",
  "installation",
  "sessions",
  "one_time_links",
  "rate_limits",
  "idempotency_keys",
  "audit_events",
  // What is searched is known by its place, not by an id; the documents of one region are enough.
  "search_documents",
  "search_words",
]);

/** Columns that are unique beyond what is copied, told apart by the number of the copy. */
const RENAMED = {
  "organisations.code": "$n || '-' || code",
  "users.email": "$n || '.' || email",
  "submissions.ordinal": "$n * 1000 + ordinal",
};

/** Fills a plan's open or approved text up to a number of measures by copies of its own lines. */
export function fillPlan(adminUrl, { code, year, measures }) {
  return withConnection(adminUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    const { rows } = await client.query(
      `SELECT v.id, count(m.id)::int AS held FROM plan_versions v
         JOIN plans p ON p.id = v.plan_id JOIN organisations o ON o.id = p.municipality_id
         JOIN plan_measures m ON m.plan_version_id = v.id AND m.removed_at IS NULL
        WHERE o.code = $1 AND p.year = $2 AND v.state <> 'superseded' GROUP BY v.id, v.number
        ORDER BY v.number DESC LIMIT 1`,
      [code, year],
    );
    const [version] = rows;
    if (!version) throw new Error(`No plan of ${code} for ${year}`);
    for (let held = version.held, round = 1; held < measures; round += 1) {
      const { rows: copied } = await client.query(
        `SELECT id, lineage_id FROM plan_measures WHERE plan_version_id = $1 AND removed_at IS NULL
          ORDER BY id LIMIT $2`,
        [version.id, Math.min(version.held, measures - held)],
      );
      held += copied.length;
      const ids = copied.map(({ id }) => id);
      const lineages = copied.map(({ lineage_id: lineage }) => lineage);
      await copyRows(client, "measure_lineages", `fill-${round}`, ["id"], "id = ANY($1)", [lineages]);
      await copyRows(client, "plan_measures", `fill-${round}`, ["id", "lineage_id"], "id = ANY($1)", [ids]);
      for (const table of ["measure_schools", "measure_deficits", "measure_library_items"]) {
        await copyRows(client, table, `fill-${round}`, ["measure_id"], "measure_id = ANY($1)", [ids]);
      }
    }
    await client.query("UPDATE plan_versions SET measure_count = $2 WHERE id = $1", [version.id, measures]);
    return version.id;
  });
}

/** Makes the only region into many: every row of it again, region after region as they would come, under other ids. */
export function copyRegion(adminUrl, copies) {
  return withConnection(adminUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query("SET synchronous_commit = off");
    const { rows: tables } = await client.query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    for (const { name } of tables) {
      if (NOT_COPIED.has(name)) continue;
      const ids = await columnsOf(client, name, "uuid");
      await copyRows(client, name, copies, ids, "true", []);
    }
    await client.query("VACUUM ANALYZE");
  });
}

async function columnsOf(client, table, type) {
  const { rows } = await client.query(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = $1 AND ($2::text IS NULL OR data_type = $2)
      ORDER BY ordinal_position`,
    [table, type],
  );
  return rows.map(({ name }) => name);
}

/** Another id, the same for the same row and copy, in the form of a random one. */
const copiedId = (id) =>
  `overlay(overlay(md5(${id}::text || n) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;

/** Copies rows with the named ids changed by the copy's name; counted columns count on. */
export async function copyRows(client, table, copies, ids, where, values) {
  const { rows: generated } = await client.query(
    `SELECT attname AS name FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = $1::regclass AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%'`,
    [`public.${table}`],
  );
  const counted = new Set(generated.map(({ name }) => name));
  const columns = (await columnsOf(client, table, null)).filter((name) => !counted.has(name));
  const changed = new Set(ids);
  const expression = (name) => {
    const renamed = RENAMED[`${table}.${name}`];
    if (renamed && typeof copies === "number") return renamed.replace("$n", "n");
    return changed.has(name) ? copiedId(`t."${name}"`) : `t."${name}"`;
  };
  const series = typeof copies === "number" ? `generate_series(1, ${copies}) n` : `(SELECT '${copies}' AS n)`;
  await client.query(
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")})
     SELECT ${columns.map(expression).join(", ")} FROM "${table}" t CROSS JOIN ${series} ${typeof copies === "number" ? "" : "s"}
      WHERE ${where} ORDER BY n, t.ctid`,
    values,
  );
}
