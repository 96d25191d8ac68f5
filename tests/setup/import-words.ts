/** A kind of import for tests: words of one column, kept in memory; and a region whose analyst loads them. */
import { randomUUID } from "node:crypto";

import { beforeAll, beforeEach } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { SpreadsheetKind } from "@/lib/modules/imports/kinds/mutations";
import { getImport } from "@/lib/modules/imports/queries";
import type { SourceRow, UnderstoodRow } from "@/lib/modules/imports/types";
import type { Tenant } from "@/prisma/factories/tenant";
import { beginTable, runImport } from "@/tests/setup/imports";
import { at, makeTenant } from "@/tests/setup/world";

const SUBJECT = randomUUID();

/** What is stored, the mark of it, and what happens while it is compared or written. */
interface WordStore {
  stored: string[];
  basis: string;
  onUnderstand: () => Promise<void>;
  onApply: () => Promise<void>;
}

const nothing = () => Promise.resolve();

const emptyStore = (): WordStore => ({ stored: [], basis: "1", onUnderstand: nothing, onApply: nothing });

export interface WordsWorld {
  tenant: Tenant;
  analyst: TenantContext;
  /** Empty before each test. */
  store: WordStore;
  words: SpreadsheetKind;
  kinds: { schools: SpreadsheetKind };
  /** Begins an import of a table and runs it. */
  read: (lines: readonly string[]) => Promise<string>;
  state: (id: string) => Promise<string>;
}

/** Makes the region before the tests of a file. */
export function makeWordsWorld(): WordsWorld {
  const words = wordsKind(() => world.store);
  const kinds = { schools: words };
  const made: Omit<WordsWorld, "tenant" | "analyst"> = {
    store: emptyStore(),
    words,
    kinds,
    read: async (lines) => {
      const id = await beginTable(world.analyst, "schools", lines);
      await runImport(id, kinds);
      return id;
    },
    state: async (id) => (await getImport(world.analyst, id)).state,
  };
  const world = made as WordsWorld;
  beforeAll(async () => {
    world.tenant = await makeTenant();
    world.analyst = await at(world.tenant.region.analyst, "region");
  });
  beforeEach(() => {
    world.store = emptyStore();
  });
  return world;
}

/** «плохо» is wrong, «похоже» must be chosen for, the rest is new. */
function wordsKind(store: () => WordStore): SpreadsheetKind {
  return {
    oneRowPerSubject: true,
    columns: () =>
      Promise.resolve([
        { key: "word", title: "Слово", required: true },
        { key: "place", title: "Место", fillDown: true },
      ]),
    basis: () => Promise.resolve(store().basis),
    understand: async ({ rows }) => {
      await store().onUnderstand();
      return Array.from(rows, understandWord);
    },
    apply: async (_tx, _actor, { portions }) => {
      const seen: string[] = [];
      for await (const rows of portions()) {
        seen.push(...rows.map(({ values }) => String(values.text)));
        await store().onApply();
      }
      store().stored.push(...seen);
    },
  };
}

function understandWord({ row, cells, problems }: SourceRow): UnderstoodRow {
  const text = cells.word?.text ?? "";
  const bad = text === "плохо";
  const cell = cells.word?.address ?? null;
  return {
    row,
    fate: bad || problems.length > 0 ? "rejected" : text === "похоже" ? "unmatched" : "added",
    subjectId: null,
    label: text,
    values: { text, place: cells.place?.text ?? null },
    changes: [],
    problems: bad ? [...problems, { level: "error", cell, problem: "Плохо.", cure: "Исправьте." }] : problems,
    choices:
      text === "похоже"
        ? [{ key: "it", subjectId: SUBJECT, label: "Оно", fate: "changed", changes: [] }]
        : [],
  };
}
