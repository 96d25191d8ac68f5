import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { ImportFate, ImportKind } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { columnName } from "@/lib/core/spreadsheets/addresses";
import type {
  ColumnMapping,
  ImportChange,
  ImportChoice,
  ImportCounts,
  ImportDetails,
  ImportListRow,
  ImportProblem,
  ImportProgress,
  ImportRowsPage,
  ImportTable,
} from "@/lib/modules/imports/types";

const PAGE = 50;

const LIST = {
  id: true,
  kind: true,
  state: true,
  fileName: true,
  done: true,
  total: true,
  version: true,
  counts: true,
  failure: true,
  createdAt: true,
  createdByName: true,
  appliedAt: true,
} as const satisfies Prisma.SpreadsheetImportSelect;

function toListRow(row: Prisma.SpreadsheetImportGetPayload<{ select: typeof LIST }>): ImportListRow {
  return {
    ...row,
    counts: row.counts as ImportCounts | null,
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
  };
}

/**
 * Spreadsheets loaded in the region, newest first, fifty a page; `before` is the id of the last one of the page before.
 * One statement.
 */
export async function listImports(
  ctx: TenantContext,
  { kind, before }: { kind?: ImportKind | undefined; before?: string | undefined } = {},
): Promise<{ rows: ImportListRow[]; next: string | null }> {
  const found = await withTenant(ctx, "import:read", (tx, actor) =>
    tx.spreadsheetImport.findMany({
      // Ids are made in the order of time.
      where: { regionId: actor.regionId, ...(kind && { kind }), ...(before && { id: { lt: before } }) },
      select: LIST,
      orderBy: { id: "desc" },
      take: PAGE + 1,
    }),
  );
  const rows = found.slice(0, PAGE).map(toListRow);
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
}

/** @throws AppError NOT_FOUND: absent or foreign. One statement. */
export async function getImport(ctx: TenantContext, id: string): Promise<ImportDetails> {
  const row = await withTenant(ctx, "import:read", (tx) =>
    tx.spreadsheetImport.findFirst({
      where: { id },
      select: { ...LIST, fileId: true, sheet: true, options: true, headings: true, mapping: true },
    }),
  );
  if (!row) throw notFoundError();
  const { fileId, sheet, options, headings, mapping, ...list } = row;
  const table = headings as ImportTable | null;
  return {
    ...toListRow(list),
    fileId,
    sheet,
    options: options as Record<string, unknown>,
    table: table && {
      headings: table.headings.map((heading) => ({ ...heading, letter: columnName(heading.column) })),
      columns: table.columns,
      header: table.header,
      notes: table.notes,
      oneRowPerSubject: table.oneRowPerSubject,
    },
    mapping: (mapping ?? {}) as ColumnMapping,
    can: { run: can(ctx, "import:run") },
  };
}

/** How far an import has come. @throws AppError NOT_FOUND. One statement. */
export async function getImportProgress(ctx: TenantContext, id: string): Promise<ImportProgress> {
  const row = await withTenant(ctx, "import:read", (tx) =>
    tx.spreadsheetImport.findFirst({
      where: { id },
      select: { id: true, state: true, done: true, total: true, version: true },
    }),
  );
  if (!row) throw notFoundError();
  return row;
}

/** Rows of an import with a fate, in the order of the file, fifty a page after an ordinal. One statement. */
export async function listImportRows(
  ctx: TenantContext,
  id: string,
  { fate, after }: { fate: ImportFate; after?: number | undefined },
): Promise<ImportRowsPage> {
  const found = await withTenant(ctx, "import:read", (tx) =>
    tx.importRow.findMany({
      where: { importId: id, fate, ...(after !== undefined && { ordinal: { gt: after } }) },
      omit: { values: true, regionId: true, importId: true },
      orderBy: { ordinal: "asc" },
      take: PAGE + 1,
    }),
  );
  const rows = found.slice(0, PAGE).map((row) => ({
    ...row,
    changes: row.changes as unknown as ImportChange[],
    problems: row.problems as unknown as ImportProblem[],
    choices: row.choices as unknown as ImportChoice[],
  }));
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.ordinal ?? null) : null };
}
