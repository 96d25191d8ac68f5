import { buffer } from "node:stream/consumers";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { contextOfMembership } from "@/lib/core/db/bootstrap";
import type { ImportKind } from "@/lib/core/db/enums";
import { beside, withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { fileStore } from "@/lib/core/files/storage";
import { formatDate } from "@/lib/core/format/dates";
import { dateInZone } from "@/lib/core/format/zone";
import type { ImportJob } from "@/lib/core/jobs/queue";
import { log } from "@/lib/core/logger";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import type { ApplyingRow, SpreadsheetKind } from "@/lib/modules/imports/kinds/mutations";
import { missingColumns } from "@/lib/modules/imports/rules";
import {
  failImport,
  finishApplying,
  finishReading,
  rememberedMapping,
  storePortion,
  takeImport,
  tellApplied,
  type RunningImport,
} from "@/lib/modules/imports/running/mutations";
import { findTable, headingsText, sourceRows } from "@/lib/modules/imports/table/workbook";
import type { ColumnMapping, ImportTable, UnderstoodRow } from "@/lib/modules/imports/types";

type Kinds = Readonly<Partial<Record<ImportKind, SpreadsheetKind>>>;

/**
 * Rows held in memory and written in one transaction while a file is read, and read at once while it is applied. Larger
 * portions outlive the young generation of the heap and take several times their size.
 */
const PORTION = 100;

/** All or nothing, however large: the transaction that writes may take so long. */
const LONGEST_MS = 5 * 60_000;

const BROKEN =
  "Портал не смог обработать файл из-за своей ошибки. Ничего не записано. Повторите загрузку; если не поможет, сообщите в поддержку.";
const NO_COLUMNS =
  "Портал не узнал ни одного столбца. Укажите их ниже. Если вместо русских букв видны другие знаки, сохраните таблицу как «Книга Excel (.xlsx)» и загрузите её.";
const CHANGED =
  "Пока файл ждал, данные на портале изменились. Прочитайте файл ещё раз: портал сравнит его с тем, что есть сейчас.";

/**
 * What is done for the two queues of imports. Both may run again from the start: reading begins its rows anew, writing
 * is one transaction. The right of the person is verified when the job runs.
 */
export function importHandlers(kinds: Kinds) {
  return {
    "read-import": (job: ImportJob, { last }: { last: boolean }) =>
      run(job, "reading", last, (ctx, taken) => readImport(ctx, taken, kindOf(kinds, taken))),
    "apply-import": (job: ImportJob, { last }: { last: boolean }) =>
      run(job, "applying", last, (ctx, taken) => applyImport(ctx, taken, kindOf(kinds, taken))),
  };
}

function kindOf(kinds: Kinds, { kind }: RunningImport): SpreadsheetKind {
  const found = kinds[kind];
  if (!found) throw new Error(`Nothing is known of imports of ${kind}`);
  return found;
}

async function run(
  job: ImportJob,
  state: "reading" | "applying",
  last: boolean,
  work: (ctx: TenantContext, taken: RunningImport) => Promise<void>,
): Promise<void> {
  const ctx = await contextOfMembership(job);
  if (!ctx) {
    // Somebody else of the region sees it standing and gives it up or has it read in their own name.
    log("warn", "import not done: the right of the person has ended", { importId: job.importId });
    return;
  }
  const taken = await takeImport(ctx, job.importId, state);
  if (!taken) return;
  try {
    await work(ctx, taken);
  } catch (error) {
    if (error instanceof AppError && error.code !== "RATE_LIMITED") {
      await failImport(ctx, taken, error.message);
      return;
    }
    if (last) await failImport(ctx, taken, BROKEN);
    throw error;
  }
}

async function readImport(ctx: TenantContext, taken: RunningImport, kind: SpreadsheetKind): Promise<void> {
  const { id, options, fileName } = taken;
  const basis = await withTenant(ctx, "import:run", (tx, actor) => kind.basis(tx, actor, options));
  const columns = await kind.columns(ctx, options);
  const bytes = new Uint8Array(await buffer(fileStore().open(taken.fileId)));
  const found = findTable(await readSheets({ name: fileName, bytes }, kind.limits), columns);
  const signature = headingsText(found.headings);
  const mapping = await chooseMapping(
    ctx,
    taken,
    { ...found, signature },
    new Set(columns.map(({ key }) => key)),
  );
  const table: ImportTable = {
    headings: found.headings,
    columns: columns.map(({ key, title, required = false }) => ({ key, title, required })),
    header: found.header,
    notes: found.notes,
    signature,
    basis,
    oneRowPerSubject: kind.oneRowPerSubject,
  };
  if (Object.keys(mapping).length === 0) {
    table.notes.push(NO_COLUMNS);
  } else if (missingColumns(table, mapping).length === 0) {
    const rows = sourceRows(found, mapping, columns);
    if (rows.length === 0) {
      throw new AppError(
        "INVALID",
        `На листе «${found.sheet.name}» под заголовками (строка ${String(found.header.lastRow)}) нет ни одной заполненной строки. Проверьте, тот ли файл выбран.`,
      );
    }
    const present = new Set(Object.keys(mapping));
    const understood = await kind.understand({
      ctx,
      importId: id,
      options,
      fileName,
      columns,
      present,
      rows,
    });
    if (!(await storeRows(ctx, taken, rows.length, understood))) return;
  }
  await finishReading(ctx, taken, { sheet: found.sheet.name, mapping, table });
}

/** What the person said, else what was said of such headings before, else what the headings say. */
async function chooseMapping(
  ctx: TenantContext,
  { kind, mapping: told }: RunningImport,
  {
    mapping: read,
    headings,
    signature,
  }: { mapping: ColumnMapping; headings: ImportTable["headings"]; signature: string },
  known: ReadonlySet<string>,
): Promise<ColumnMapping> {
  const remembered =
    told ??
    (await withTenant(ctx, "import:run", (tx, { regionId }) =>
      rememberedMapping(tx, { regionId, kind, headings: signature }),
    ));
  const chosen = remembered ?? read;
  return Object.fromEntries(
    Object.entries(chosen).filter(
      ([key, column]) => known.has(key) && headings.some((heading) => heading.column === column),
    ),
  );
}

/** False when the import was cancelled or taken over. */
async function storeRows(
  ctx: TenantContext,
  taken: RunningImport,
  total: number,
  understood: Iterable<UnderstoodRow> | AsyncIterable<UnderstoodRow>,
): Promise<boolean> {
  let from = 0;
  let portion: UnderstoodRow[] = [];
  for await (const row of understood) {
    portion.push(row);
    if (portion.length < PORTION) continue;
    if (!(await storePortion(ctx, taken, { from, total }, portion))) return false;
    from += portion.length;
    portion = [];
  }
  return storePortion(ctx, taken, { from, total }, portion);
}

async function applyImport(ctx: TenantContext, taken: RunningImport, kind: SpreadsheetKind): Promise<void> {
  const { id, options, table } = taken;
  const outside = beside();
  await withTenant(
    ctx,
    "import:run",
    async (tx, actor) => {
      // One writer of a kind at a time: what was compared cannot be changed by another file meanwhile.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${actor.regionId}:${taken.kind}`}, 0))`;
      if ((await kind.basis(tx, actor, options)) !== table?.basis) throw new AppError("STALE", CHANGED);
      let done = 0;
      async function* portions() {
        for (let after = -1; ;) {
          const rows = await tx.importRow.findMany({
            where: { importId: id, ordinal: { gt: after }, fate: { in: ["added", "changed"] } },
            select: { ordinal: true, row: true, fate: true, subjectId: true, label: true, values: true },
            orderBy: { ordinal: "asc" },
            take: PORTION,
          });
          if (rows.length === 0) return;
          after = rows.at(-1)?.ordinal ?? after;
          yield rows.map(({ ordinal, row, fate, subjectId, label, values }): ApplyingRow => ({
            ordinal,
            row,
            fate: fate === "added" ? "added" : "changed",
            subjectId,
            label,
            values: values as Record<string, unknown>,
          }));
          done += rows.length;
          if (!(await outside(() => tellApplied(ctx, taken, done)))) throw cancelled();
        }
      }
      const day = formatDate(dateInZone(new Date(taken.createdAt), ctx.timeZone));
      const source = `файл «${taken.fileName}», загружен ${day}`;
      await kind.apply(tx, actor, { ctx, importId: id, options, source, portions });
      if (!(await finishApplying(tx, actor, taken))) throw cancelled();
    },
    { longest: LONGEST_MS },
  );
}

/** Ends the transaction; the import is cancelled already, so that nobody reads the sentence. */
const cancelled = () => new AppError("CONFLICT", "Загрузка отменена.");
