import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { root } from "./paths.mjs";

export const schemaDir = path.join(root, "prisma", "schema");
export const migrationsDir = path.join(root, "prisma", "migrations");
const NO_FILTERS = { externalTables: [], externalEnums: [] };

let loaded;

/** The engine is a WebAssembly module that its package expects a bundler to load: here it is loaded by hand. */
async function loadEngine() {
  loaded ??= (async () => {
    const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
    const code = fs.readFileSync(path.join(folder, "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": bindings });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  })();
  await loaded;
}

/** Every `.prisma` file of the datamodel. */
export function readSchema() {
  return fs
    .readdirSync(schemaDir)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({
      path: path.join(schemaDir, name),
      content: fs.readFileSync(path.join(schemaDir, name), "utf8"),
    }));
}

/** The migrations on disk, in the form the engine asks for; names are in order of application. */
export function readMigrations() {
  const names = fs
    .readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const lockfile = path.join(migrationsDir, "migration_lock.toml");
  return {
    baseDir: migrationsDir,
    lockfile: {
      path: "migration_lock.toml",
      content: fs.existsSync(lockfile) ? fs.readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: fs.readFileSync(path.join(migrationsDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/**
 * The adapter of Prisma cuts a script at every semicolon and runs the pieces one by one, which breaks function bodies
 * and leaves a half-applied migration behind. Ours sends the whole script in one transaction, together with the mark
 * in the history that tells a committed migration from an interrupted one.
 */
function wholeScripts(factory, outcome) {
  const scripts = new Set(readMigrations().migrationDirectories.map((entry) => entry.migrationFile.content.value));
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      const client = await adapter.underlyingDriver().connect();
      try {
        await client.query("BEGIN");
        await client.query(script);
        if (scripts.has(script)) {
          await client.query(
            "UPDATE _prisma_migrations SET logs = 'committed' WHERE finished_at IS NULL AND rolled_back_at IS NULL",
          );
        }
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK").catch(() => undefined);
        outcome.failure = { error, script };
        adapter.onError(error);
      } finally {
        client.release();
      }
    };
    return adapter;
  };
  return factory;
}

/**
 * Opens the schema engine on one database for the work. `outcome.failure` holds the error of PostgreSQL itself when a
 * script failed: the engine passes on its text only.
 */
export async function withEngine(connectionString, work) {
  await loadEngine();
  const pool = new pg.Pool({ connectionString, max: 4 });
  pool.on("error", () => undefined);
  const outcome = {};
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: readSchema().map(({ path: file, content }) => [file, content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool), outcome)),
    );
    return await work(engine, outcome);
  } finally {
    await pool.end();
  }
}

/** Calls of the engine with the parameters that never change here. */
export const engineCalls = {
  apply: (engine) => engine.applyMigrations({ migrationsList: readMigrations(), filters: NO_FILTERS }),
  diagnose: (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: readMigrations(),
      optInToShadowDatabase: false,
      filters: NO_FILTERS,
    }),
  datamodelScript: async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: readSchema() },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout ?? "";
  },
};
