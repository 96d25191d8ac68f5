import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { root } from "./paths.mjs";

const schemaDir = path.join(root, "prisma", "schema");
export const migrationsDir = path.join(root, "prisma", "migrations");
const NO_FILTERS = { externalTables: [], externalEnums: [] };

let loaded;

/** The engine is a WebAssembly module that its package expects a bundler to load: here it is loaded by hand. */
async function loadEngine() {
  loaded ??= (async () => {
    // The engine reports the text of a panic to this object, and dies without it.
    globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (text) => process.stderr.write(`${text}\n`) };
    const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
    const code = fs.readFileSync(path.join(folder, "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": bindings });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  })();
  await loaded;
}

/** Every `.prisma` file of the datamodel. */
function readSchema() {
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
        content: {
          tag: "ok",
          value: fs.readFileSync(path.join(migrationsDir, name, "migration.sql"), "utf8"),
        },
      },
    })),
  };
}

/**
 * The adapter of Prisma cuts a script at every semicolon and runs the pieces one by one, which breaks function bodies
 * and leaves a half-applied migration behind. Ours sends the whole script in one transaction, together with the mark
 * in the history that tells a committed migration from an interrupted one.
 */
function wholeScripts(adapter, markedScripts, outcome) {
  adapter.executeScript = async (script) => {
    const client = await adapter.underlyingDriver().connect();
    try {
      await client.query("BEGIN");
      await client.query(script);
      if (markedScripts.has(script)) {
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
}

const OID_CHAR = 18;
const OID_TEXT = 25;
const CHARACTER_COLUMN = 6;

/**
 * The adapter of Prisma refuses the internal type "char" that the catalog is full of. It is read as text and handed
 * over as a character. The engine asks one question at a time, so one variable is enough.
 */
function readableCatalog(adapter) {
  let characters = [];
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    characters = result.fields.map((field) => field.dataTypeID === OID_CHAR);
    for (const field of result.fields) if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_TEXT;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, index) =>
      characters[index] ? CHARACTER_COLUMN : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

/**
 * Opens the schema engine on one database for the work. `outcome.failure` holds the error of PostgreSQL itself when a
 * script failed: the engine passes on its text only. The same database serves as the shadow the engine may ask for,
 * so that work must be given an empty one.
 */
export async function withEngine(connectionString, work) {
  await loadEngine();
  const pool = new pg.Pool({ connectionString, max: 4 });
  pool.on("error", () => undefined);
  const outcome = {};
  const scripts = new Set(
    readMigrations().migrationDirectories.map((entry) => entry.migrationFile.content.value),
  );
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => wholeScripts(await connect(), scripts, outcome);
  factory.connectToShadowDb = async () => readableCatalog(wholeScripts(await connect(), new Set(), outcome));
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: readSchema().map(({ path: file, content }) => [file, content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(factory),
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
  /** SQL that makes the whole datamodel in an empty database. */
  datamodelScript: (engine) => script(engine, { tag: "empty" }),
  /** SQL that leads from the migrations on disk to the datamodel; fills the database of the engine. */
  nextScript: (engine) => script(engine, { tag: "migrations", ...readMigrations() }),
};

async function script(engine, from) {
  const { stdout } = await engine.diff({
    from,
    to: { tag: "schemaDatamodel", files: readSchema() },
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  });
  return stdout ?? "";
}
