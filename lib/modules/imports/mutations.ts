import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { sendJob, type JobName } from "@/lib/core/jobs/queue";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { isTableName } from "@/lib/modules/files/rules";
import { isOpen, missingColumns, whyNotConfirm } from "@/lib/modules/imports/rules";
import type { BeginImportInput, ConfirmImportInput, RemapImportInput } from "@/lib/modules/imports/schema";
import type { ColumnMapping, ImportCounts, ImportTable } from "@/lib/modules/imports/types";

/**
 * Begins to load a spreadsheet that has been sent: it is read in the background. A command; audits `import.begun`.
 *
 * @throws AppError NOT_FOUND for a file of somebody else, INVALID for one that is no table or is not there to the end.
 */
export async function beginImport(
  ctx: TenantContext,
  { kind, fileId, options }: BeginImportInput,
): Promise<{ id: string }> {
  return withTenant(ctx, "import:run", async (tx, actor) => {
    const file = await tx.storedFile.findFirst({ where: { id: fileId }, select: { name: true } });
    if (!file) throw notFoundError();
    await requireOwnFiles(tx, [fileId]);
    if (!isTableName(file.name)) {
      throw new AppError("INVALID", "Это не таблица. Выберите файл .xlsx, .ods или .csv.");
    }
    const { id } = await tx.spreadsheetImport.create({
      data: {
        regionId: actor.regionId,
        kind,
        fileId,
        fileName: file.name,
        options,
        createdById: actor.userId,
        createdByName: actor.userName,
        membershipId: actor.membership.id,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "import.begun",
      subjectType: "import",
      subjectId: id,
      after: { kind, fileName: file.name, options },
    });
    await send(tx, actor, "read-import", { id, version: 1 });
    return { id };
  });
}

/** The person who asks last is the one in whose name the work is done. */
async function send(
  tx: Tx,
  actor: Actor,
  name: Extract<JobName, "read-import" | "apply-import">,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const payload = { importId: id, userId: actor.userId, membershipId: actor.membership.id };
  // Each step of an import has a job of its own, also while the one before is being put away.
  await sendJob(tx, name, payload, `${id}:${String(version)}`);
}

/** The import, locked until the end of the transaction. @throws AppError NOT_FOUND, STALE for another version. */
export async function lockImport(tx: Tx, id: string, version?: number) {
  await tx.$queryRaw`SELECT id FROM spreadsheet_imports WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.spreadsheetImport.findFirst({ where: { id } });
  if (!row) throw notFoundError();
  if (version !== undefined && row.version !== version) {
    throw new AppError(
      "STALE",
      "С этой загрузкой уже что-то сделали. Обновите страницу и посмотрите, что изменилось.",
    );
  }
  return row;
}

/**
 * Says which column is which and has the file read again; remembered for the next file with these headings. A command;
 * audits `import.remapped`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when it is not waiting for the person, INVALID for a column the file has not.
 */
export async function remapImport(
  ctx: TenantContext,
  { id, version, mapping }: RemapImportInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "import:run", async (tx, actor) => {
    const found = await lockImport(tx, id, version);
    const table = found.headings as ImportTable | null;
    if (found.state !== "ready" || !table) {
      throw new AppError("CONFLICT", "Сейчас столбцы изменить нельзя: файл читается, записан или отменён.");
    }
    const known = new Set(table.columns.map(({ key }) => key));
    const places = Object.values(mapping);
    if (
      Object.keys(mapping).some((key) => !known.has(key)) ||
      places.some((column) => !table.headings.some((heading) => heading.column === column))
    ) {
      throw new AppError("INVALID", "Среди столбцов есть тот, которого в файле нет. Выберите их ещё раз.");
    }
    if (new Set(places).size < places.length) {
      throw new AppError("INVALID", "Один столбец файла выбран дважды. Оставьте его в одном месте.");
    }
    const [missing] = missingColumns(table, mapping);
    if (missing) throw new AppError("INVALID", `Укажите, в каком столбце «${missing}».`);
    await restart(tx, actor, found, { mapping });
    await recordAudit(tx, actor, {
      event: "import.remapped",
      subjectType: "import",
      subjectId: id,
      before: found.mapping ?? {},
      after: mapping,
    });
    return { version: found.version + 1 };
  });
}

async function restart(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
  data: { mapping?: ColumnMapping },
): Promise<void> {
  await tx.spreadsheetImport.update({
    where: { id },
    data: { ...data, state: "reading", done: 0, total: 0, version: { increment: 1 } },
  });
  await send(tx, actor, "read-import", { id, version: version + 1 });
}

/**
 * Has the file compared anew with what is stored now, by the same columns; choices made by hand are made again. One that
 * is being read is begun anew in the name of whoever asks: the right of the person before may have ended. A command.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when it is written, being written or given up.
 */
export async function rereadImport(
  ctx: TenantContext,
  { id, version }: ConfirmImportInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "import:run", async (tx, actor) => {
    const found = await lockImport(tx, id, version);
    if (found.state !== "ready" && found.state !== "reading")
      throw new AppError("CONFLICT", "Файл уже записывается, записан или отменён: читать его заново нельзя.");
    await restart(tx, actor, found, {});
    return { version: version + 1 };
  });
}

/**
 * Confirms what was read: it is written in the background, all or nothing. The columns are remembered for the next file
 * with these headings. A command; audits `import.confirmed`, and `import.applied` when it is done.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT with the reason while rows with errors or without a choice stand in the way.
 */
export async function confirmImport(
  ctx: TenantContext,
  { id, version }: ConfirmImportInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "import:run", async (tx, actor) => {
    const found = await lockImport(tx, id, version);
    const table = found.headings as ImportTable | null;
    const missing = table ? missingColumns(table, (found.mapping ?? {}) as ColumnMapping) : [];
    const reason = whyNotConfirm(found.state, found.counts as ImportCounts | null, missing);
    if (reason) throw new AppError("CONFLICT", reason);
    await tx.spreadsheetImport.update({
      where: { id },
      data: { state: "applying", failure: null, done: 0, version: { increment: 1 } },
    });
    await recordAudit(tx, actor, {
      event: "import.confirmed",
      subjectType: "import",
      subjectId: id,
      after: { kind: found.kind, fileName: found.fileName, counts: found.counts },
    });
    await send(tx, actor, "apply-import", { id, version: version + 1 });
    return { version: version + 1 };
  });
}

/**
 * Gives an import up, also while it is read or written: what was not committed is not there. A command; audits
 * `import.cancelled`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it has ended already.
 */
export async function cancelImport(ctx: TenantContext, { id }: { id: string }): Promise<{ version: number }> {
  return withTenant(ctx, "import:run", async (tx, actor) => {
    const found = await lockImport(tx, id);
    if (!isOpen(found.state))
      throw new AppError("CONFLICT", "Эта загрузка уже закончилась: отменить её нельзя.");
    await tx.spreadsheetImport.update({
      where: { id },
      data: { state: "cancelled", cancelledAt: await portalNow(tx), version: { increment: 1 } },
    });
    await tx.importRow.deleteMany({ where: { importId: id } });
    await recordAudit(tx, actor, {
      event: "import.cancelled",
      subjectType: "import",
      subjectId: id,
      before: { state: found.state },
    });
    return { version: found.version + 1 };
  });
}
