import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { ImportFate } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { lockImport } from "@/lib/modules/imports/mutations";
import { fateOfReturn } from "@/lib/modules/imports/rules";
import { countRows } from "@/lib/modules/imports/running/mutations";
import type { DecideImportRowInput, SkipImportRowsInput } from "@/lib/modules/imports/schema";
import type { ImportChoice, ImportCounts, ImportProblem, ImportTable } from "@/lib/modules/imports/types";

/** Counts and the version after a decision: a confirmation of what was seen before it is stale. */
export interface DecidedRows {
  counts: ImportCounts;
  version: number;
}

/**
 * What a row is taken for: one of its choices, left aside, or open again. Idempotent; no audit: nothing is written but
 * the import, whose confirmation is audited.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the import does not wait for the person or another row has been taken for
 * the same, INVALID for a choice the row has not.
 */
export async function decideImportRow(
  ctx: TenantContext,
  { id, ordinal, decision }: DecideImportRowInput,
): Promise<DecidedRows> {
  return withTenant(ctx, "import:run", async (tx) => {
    const found = await lockReady(tx, id);
    const row = await tx.importRow.findFirst({ where: { importId: id, ordinal } });
    if (!row) throw notFoundError();
    const choices = row.choices as unknown as ImportChoice[];
    const problems = row.problems as unknown as ImportProblem[];
    const decidable = choices.length > 0 || ["rejected", "unmatched", "skipped"].includes(row.fate);
    if (!decidable) throw new AppError("INVALID", "Эта строка понята однозначно: выбирать нечего.");
    const back = fateOfReturn({ problems });
    const choice = choices.find(({ key }) => key === decision);
    if (!choice && decision !== "skip" && decision !== "open") {
      throw new AppError("INVALID", "Такого варианта у строки нет. Обновите страницу.");
    }
    if (choice && back === "rejected")
      throw new AppError("INVALID", "В строке есть ошибка: её можно только пропустить.");
    if (choice?.subjectId && (found.headings as ImportTable | null)?.oneRowPerSubject) {
      await requireFree(tx, { id, ordinal, subjectId: choice.subjectId });
    }
    await tx.importRow.update({
      where: { importId_ordinal: { importId: id, ordinal } },
      data: choice
        ? {
            fate: choice.fate,
            subjectId: choice.subjectId,
            changes: choice.changes as unknown as Prisma.InputJsonValue,
          }
        : { fate: decision === "skip" ? "skipped" : back, subjectId: null, changes: [] },
    });
    return decided(tx, id);
  });
}

async function requireFree(tx: Tx, row: { id: string; ordinal: number; subjectId: string }): Promise<void> {
  const other = await tx.importRow.findFirst({
    where: {
      importId: row.id,
      subjectId: row.subjectId,
      ordinal: { not: row.ordinal },
      fate: { in: ["added", "changed", "unchanged"] },
    },
    select: { row: true },
  });
  if (!other) return;
  throw new AppError(
    "CONFLICT",
    `Это уже взято для строки ${String(other.row)} файла. Выберите другое или пропустите одну из строк.`,
  );
}

/** Leaves aside every row of a fate that stands in the way. Idempotent. @throws AppError as `decideImportRow`. */
export async function skipImportRows(
  ctx: TenantContext,
  { id, fate }: SkipImportRowsInput,
): Promise<DecidedRows> {
  return withTenant(ctx, "import:run", async (tx) => {
    await lockReady(tx, id);
    await tx.importRow.updateMany({
      where: { importId: id, fate },
      data: { fate: "skipped" satisfies ImportFate },
    });
    return decided(tx, id);
  });
}

async function decided(tx: Tx, id: string): Promise<DecidedRows> {
  const counts = await countRows(tx, id);
  const { version } = await tx.spreadsheetImport.update({
    where: { id },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return { counts, version };
}

async function lockReady(tx: Tx, id: string) {
  const found = await lockImport(tx, id);
  if (found.state !== "ready") {
    throw new AppError("CONFLICT", "Сейчас строки изменить нельзя: файл читается, записан или отменён.");
  }
  return found;
}
