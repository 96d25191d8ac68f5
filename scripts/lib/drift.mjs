import { dropDatabase, withConnection } from "./cluster.mjs";
import { applyDatamodel, createScratch } from "./migrations.mjs";

/**
 * What a datamodel can say, one row per thing: its name and its definition. Left out is what lives in SQL only:
 * policies, triggers, functions, checks, exclusion constraints, views, partial and expression indexes.
 */
const CATALOG = `
  WITH tables AS (
    SELECT c.oid, c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
  )
  SELECT 'таблица ' || name AS thing, 'есть' AS definition FROM tables
  UNION ALL
  SELECT 'столбец ' || t.name || '.' || a.attname,
    format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
      || CASE WHEN a.attidentity <> '' THEN ' identity' ELSE '' END
      || CASE WHEN a.attgenerated <> '' THEN '' ELSE coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') END
  FROM tables t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  UNION ALL
  SELECT 'индекс ' || i.relname, pg_get_indexdef(i.oid)
  FROM tables t
  JOIN pg_index x ON x.indrelid = t.oid
  JOIN pg_class i ON i.oid = x.indexrelid
  WHERE x.indpred IS NULL AND x.indexprs IS NULL AND NOT x.indisexclusion
  UNION ALL
  SELECT 'ключ ' || t.name || '.' || k.conname, pg_get_constraintdef(k.oid)
  FROM tables t
  JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'f')
  UNION ALL
  SELECT 'перечисление ' || y.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
  FROM pg_type y
  JOIN pg_namespace n ON n.oid = y.typnamespace AND n.nspname = 'public'
  JOIN pg_enum e ON e.enumtypid = y.oid
  GROUP BY y.typname`;

const readCatalog = (url) =>
  withConnection(url, async (client) => {
    const { rows } = await client.query(CATALOG);
    return new Map(rows.map((row) => [row.thing, row.definition]));
  });

/**
 * Compares a database made by the migrations with one made from the datamodel alone.
 * @param {string} adminUrl an administrator of a server where two scratch databases may be made and dropped
 * @param {{migratedUrl: string}} options a database that already has every migration
 * @returns {Promise<string[]>} one sentence per difference; empty when there is none
 */
export async function findDrift(adminUrl, { migratedUrl }) {
  const name = `drift_datamodel_${process.pid}`;
  try {
    const scratch = await createScratch(adminUrl, name);
    await applyDatamodel(scratch);
    const [migrated, modelled] = await Promise.all([readCatalog(migratedUrl), readCatalog(scratch)]);
    return compare(migrated, modelled);
  } finally {
    await dropDatabase(adminUrl, name);
  }
}

function compare(migrated, modelled) {
  const differences = [];
  for (const thing of [...new Set([...migrated.keys(), ...modelled.keys()])].sort()) {
    const [inSql, inModel] = [migrated.get(thing), modelled.get(thing)];
    if (inSql === inModel) continue;
    if (inModel === undefined) differences.push(`${thing}: есть в миграциях, нет в prisma/schema (${inSql})`);
    else if (inSql === undefined)
      differences.push(`${thing}: есть в prisma/schema, нет в миграциях (${inModel})`);
    else differences.push(`${thing}: в миграциях «${inSql}», в prisma/schema «${inModel}»`);
  }
  return differences;
}
