import { readdirSync } from "node:fs";
import path from "node:path";

import { database } from "@/lib/core/db/client";

/**
 * May requests come to this instance? The database answers and has every migration of this build. A database that has
 * more is fine: while versions change, the older one goes on beside the newer, which only adds (docs/adr).
 */
export async function isReady(): Promise<boolean> {
  try {
    return (await missingMigrations()).length === 0;
  } catch {
    return false;
  }
}

interface RuntimeRole {
  name: string;
  superuser: boolean;
  bypasses: boolean;
  owns: string | null;
}

/**
 * Why the server must not run on this database, as a sentence for its administrator; null when it may.
 * Row-level security binds only a role that is no superuser, has no BYPASSRLS and owns no table.
 */
export async function runtimeRoleProblem(): Promise<string | null> {
  const rows = await database().$queryRaw<RuntimeRole[]>`
    SELECT r.rolname AS name, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
      (SELECT c.relname::text FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND pg_has_role(r.oid, c.relowner, 'MEMBER') LIMIT 1) AS owns
    FROM pg_roles r WHERE r.rolname = current_user`;
  const role = rows[0];
  if (!role) return "Не удалось прочитать роль, под которой работает портал.";
  const start = `Портал подключён к базе данных ролью «${role.name}», `;
  const advice = " Укажите в DATABASE_URL роль portal_app.";
  if (role.superuser)
    return `${start}а это суперпользователь: разграничение доступа на неё не действует.${advice}`;
  if (role.bypasses)
    return `${start}у которой есть BYPASSRLS: разграничение доступа на неё не действует.${advice}`;
  if (role.owns !== null) return `${start}которая владеет таблицами (например, ${role.owns}).${advice}`;
  return null;
}

/** Names of the migrations of this build. */
function ownMigrations(): string[] {
  const folder = path.join(process.cwd(), "prisma", "migrations");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Names of migrations of this build that the database has not; all of them when it is empty. */
export async function missingMigrations(): Promise<string[]> {
  const own = ownMigrations();
  const present = await database().$queryRaw<{ present: boolean }[]>`
    SELECT coalesce(has_table_privilege(to_regclass('public._prisma_migrations')::oid, 'SELECT'), false) AS present`;
  if (!present[0]?.present) return own;
  const applied = await database().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const names = new Set(applied.map((row) => row.name));
  return own.filter((name) => !names.has(name));
}
