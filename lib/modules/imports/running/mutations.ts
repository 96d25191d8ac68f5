import { createHash } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { ImportKind, ImportState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { NO_COUNTS } from "@/lib/modules/imports/rules";
import type { ColumnMapping, ImportCounts, ImportTable, UnderstoodRow } from "@/lib/modules/imports/types";

/** An import at work, as its job sees it. */
export interface RunningImport {
  id: string;
  state: "reading" | "applying";
  /** Of this run: another one means that somebody else has taken the import over. */
  version: number;
  kind: ImportKind;
  fileId: string;
  fileName: string;
  options: Record<string, unknown>;
  /** What the person has said about the columns; null while nobody has. */
  mapping: ColumnMapping | null;
  table: ImportTable | null;
  createdAt: string;
}

const json = (value: unknown) => value as Prisma.InputJsonValue;

/**
 * Takes the import in the state its job is for; null when it was cancelled or done by an earlier run. A run before, cut
 * off or asked for by somebody else, writes nothing from here on, and the rows it has read are gone.
 */
export async function takeImport(
  ctx: TenantContext,
  id: string,
  state: RunningImport["state"],
): Promise<RunningImport | null> {
  return withTenant(ctx, "import:run", async (tx) => {
    const [row] = await tx.spreadsheetImport.updateManyAndReturn({
      where: { id, state },
      data: { version: { increment: 1 } },
    });
    if (!row) return null;
    if (state === "reading") await tx.importRow.deleteMany({ where: { importId: id } });
    return {
      id,
      state,
      version: row.version,
      kind: row.kind,
      fileId: row.fileId,
      fileName: row.fileName,
      options: row.options as Record<string, unknown>,
      mapping: row.mapping as ColumnMapping | null,
      table: row.headings as ImportTable | null,
      createdAt: row.createdAt.toISOString(),
    };
  });
}

/** The import as long as it is this run's. */
const ofRun = ({ id, state, version }: RunningImport) => ({ id, state, version });

/**
 * Stores a portion of understood rows and tells how far it has come. False: the import was cancelled or taken over,
 * nothing of the portion is stored.
 */
export async function storePortion(
  ctx: TenantContext,
  run: RunningImport,
  { from, total }: { from: number; total: number },
  rows: readonly UnderstoodRow[],
): Promise<boolean> {
  return withTenant(ctx, "import:run", async (tx, actor) => {
    const { count } = await tx.spreadsheetImport.updateMany({
      where: ofRun(run),
      data: { done: Math.min(from + rows.length, total), total },
    });
    if (count === 0) return false;
    await tx.importRow.createMany({
      data: rows.map(({ values, changes, problems, choices, ...row }, index) => ({
        ...row,
        regionId: actor.regionId,
        importId: run.id,
        ordinal: from + index,
        values: json(values),
        changes: json(changes),
        problems: json(problems),
        choices: json(choices),
      })),
    });
    return true;
  });
}

/** How many rows have which fate, counted anew and kept with the import. Two statements. */
export async function countRows(tx: Tx, id: string): Promise<ImportCounts> {
  const groups = await tx.importRow.groupBy({ by: ["fate"], where: { importId: id }, _count: true });
  const counts = { ...NO_COUNTS };
  for (const { fate, _count } of groups) counts[fate] = _count;
  await tx.spreadsheetImport.updateMany({ where: { id }, data: { counts: { ...counts } } });
  return counts;
}

/** The file has been read to its end: it waits for the person. Nothing happens when it is not this run's any more. */
export async function finishReading(
  ctx: TenantContext,
  run: RunningImport,
  read: { sheet: string; mapping: ColumnMapping; table: ImportTable },
): Promise<void> {
  await withTenant(ctx, "import:run", async (tx) => {
    const { count } = await tx.spreadsheetImport.updateMany({
      where: ofRun(run),
      data: {
        state: "ready",
        failure: null,
        sheet: read.sheet,
        mapping: read.mapping,
        headings: json(read.table),
        readAt: await portalNow(tx),
        version: { increment: 1 },
      },
    });
    if (count > 0) await countRows(tx, run.id);
  });
}

/**
 * Ends an import with a sentence for the person; from the writing it goes back to what was read, since nothing was
 * written. Nothing happens when it is not this run's any more. Audits `import.failed`.
 */
export async function failImport(ctx: TenantContext, run: RunningImport, failure: string): Promise<void> {
  await withTenant(ctx, "import:run", async (tx, actor) => {
    const next: ImportState = run.state === "reading" ? "failed" : "ready";
    const { count } = await tx.spreadsheetImport.updateMany({
      where: ofRun(run),
      data: { state: next, failure, version: { increment: 1 } },
    });
    if (count === 0) return;
    await recordAudit(tx, actor, {
      event: "import.failed",
      subjectType: "import",
      subjectId: run.id,
      after: { failure },
    });
  });
}

/** Tells how far the writing has come; false when it is not this run's any more. */
export async function tellApplied(ctx: TenantContext, run: RunningImport, done: number): Promise<boolean> {
  const { count } = await withTenant(ctx, "import:run", (tx) =>
    tx.spreadsheetImport.updateMany({ where: ofRun(run), data: { done } }),
  );
  return count > 0;
}

/**
 * The last act of the transaction that writes: false when it is not this run's any more, then nothing may be committed.
 * Audits `import.applied`.
 */
export async function finishApplying(tx: Tx, actor: Actor, run: RunningImport): Promise<boolean> {
  const { id, kind, fileName, table, mapping } = run;
  const [row] = await tx.spreadsheetImport.updateManyAndReturn({
    where: ofRun(run),
    data: { state: "applied", appliedAt: await portalNow(tx), failure: null, version: { increment: 1 } },
    select: { counts: true },
  });
  if (!row) return false;
  if (table && mapping) await rememberMapping(tx, { regionId: actor.regionId, kind, table, mapping });
  await recordAudit(tx, actor, {
    event: "import.applied",
    subjectType: "import",
    subjectId: id,
    after: { kind, fileName, counts: row.counts },
  });
  return true;
}

interface MappingKey {
  regionId: string;
  kind: ImportKind;
  /** Headings in their order, plain. */
  headings: string;
}

const signatureOf = (headings: string) => createHash("sha256").update(headings).digest("hex");

/** What the columns of a file with these headings were taken for the last time. One statement. */
export async function rememberedMapping(
  tx: Tx,
  { regionId, kind, headings }: MappingKey,
): Promise<ColumnMapping | null> {
  const row = await tx.importMapping.findUnique({
    where: { regionId_kind_signature: { regionId, kind, signature: signatureOf(headings) } },
    select: { mapping: true },
  });
  return row?.mapping as ColumnMapping | null;
}

async function rememberMapping(
  tx: Tx,
  {
    regionId,
    kind,
    table,
    mapping,
  }: { regionId: string; kind: ImportKind; table: ImportTable; mapping: ColumnMapping },
): Promise<void> {
  const key = { regionId, kind, signature: signatureOf(table.signature) };
  const usedAt = await portalNow(tx);
  await tx.importMapping.upsert({
    where: { regionId_kind_signature: key },
    create: { ...key, mapping, usedAt },
    update: { mapping, usedAt },
  });
}
