/** Spreadsheets for tests: sent to the store as a browser does, loaded by a kind, run as the runner does. */
import { randomUUID } from "node:crypto";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { ImportKind } from "@/lib/core/db/enums";
import type { ImportJob } from "@/lib/core/jobs/queue";
import { beginUpload, receivePart } from "@/lib/modules/files/mutations";
import { importHandlers } from "@/lib/modules/imports/jobs";
import type { SpreadsheetKind } from "@/lib/modules/imports/kinds/mutations";
import { beginImport } from "@/lib/modules/imports/mutations";
import { asAdministrator } from "@/tests/setup/administrator";
import { asOwner } from "@/tests/setup/world";

/** Stores a file in the name of the person; returns its id. */
export async function storeFile(ctx: TenantContext, name: string, bytes: Uint8Array): Promise<string> {
  const id = randomUUID();
  await beginUpload(ctx, { id, name, size: bytes.length });
  async function* body() {
    yield await Promise.resolve(bytes);
  }
  await receivePart([ctx], { id, offset: 0 }, body());
  return id;
}

/** Stores a table of text, its cells parted by semicolons. */
export function storeTable(
  ctx: TenantContext,
  lines: readonly string[],
  name = "Таблица.csv",
): Promise<string> {
  return storeFile(ctx, name, Buffer.from(lines.join("\r\n")));
}

/** Begins an import of a table. */
export async function beginTable(
  ctx: TenantContext,
  kind: ImportKind,
  lines: readonly string[],
  options: Record<string, string | number | boolean | null> = {},
): Promise<string> {
  const { id } = await beginImport(ctx, { kind, fileId: await storeTable(ctx, lines), options });
  return id;
}

/** Runs the jobs of an import that wait, as the runner would, and settles them. */
export async function runImport(
  id: string,
  kinds: Partial<Record<ImportKind, SpreadsheetKind>>,
  { last = true }: { last?: boolean } = {},
): Promise<void> {
  const handlers = importHandlers(kinds);
  const jobs = await asAdministrator<{ id: string; name: keyof typeof handlers; data: ImportJob }>(
    `SELECT id, name, data FROM jobs.job
      WHERE state = 'created' AND data->>'importId' = $1 ORDER BY created_on, id`,
    [id],
  );
  for (const job of jobs) {
    await handlers[job.name](job.data, { last });
    await asAdministrator("UPDATE jobs.job SET state = 'completed' WHERE id = $1", [job.id]);
  }
}

/** An import that waits for the person, with a bad row and one to choose for, without any file read. */
export async function makeReadyImport(
  tenant: { region: { id: string; admin: { id: string; fullName: string } } },
  fileId: string,
): Promise<{ id: string; version: number }> {
  const { id: regionId, admin } = tenant.region;
  return asOwner({ regionId }, async (tx) => {
    const { id, version } = await tx.spreadsheetImport.create({
      data: {
        regionId,
        kind: "schools",
        state: "ready",
        fileId,
        fileName: "Школы.csv",
        options: {},
        sheet: "CSV",
        headings: {
          headings: [{ column: 0, title: "Школа" }],
          columns: [{ key: "name", title: "Школа", required: true }],
          header: { firstRow: 1, lastRow: 1 },
          notes: [],
          signature: "школа",
          basis: "",
          oneRowPerSubject: true,
        },
        mapping: { name: 0 },
        counts: { added: 1, changed: 0, unchanged: 0, missing: 0, rejected: 0, unmatched: 0, skipped: 1 },
        createdById: admin.id,
        createdByName: admin.fullName,
        membershipId: randomUUID(),
      },
    });
    const row = { regionId, importId: id, label: "Школа", values: {} };
    await tx.importRow.createMany({
      data: [
        { ...row, ordinal: 0, row: 2, fate: "added" },
        { ...row, ordinal: 1, row: 3, fate: "skipped" },
      ],
    });
    return { id, version };
  });
}
