import { command, read, save } from "@/lib/core/api/base";
import { decideImportRow, skipImportRows } from "@/lib/modules/imports/decisions/mutations";
import {
  beginImport,
  cancelImport,
  confirmImport,
  remapImport,
  rereadImport,
} from "@/lib/modules/imports/mutations";
import { getImportProgress } from "@/lib/modules/imports/queries";
import {
  beginImportSchema,
  confirmImportSchema,
  decideImportRowSchema,
  importTargetSchema,
  remapImportSchema,
  skipImportRowsSchema,
} from "@/lib/modules/imports/schema";

/** Spreadsheets are loaded by the region: the target is the person's own. */
export const importProcedures = {
  begin: command({ path: "/imports" })
    .input(beginImportSchema)
    .handler(async ({ input, context }) => beginImport(await context.contextFor("region"), input)),

  progress: read({ path: "/imports/{id}/progress" })
    .input(importTargetSchema)
    .handler(async ({ input, context }) => getImportProgress(await context.contextFor("region"), input.id)),

  remap: command({ path: "/imports/{id}/mapping" })
    .input(remapImportSchema)
    .handler(async ({ input, context }) => remapImport(await context.contextFor("region"), input)),

  reread: command({ path: "/imports/{id}/reading" })
    .input(confirmImportSchema)
    .handler(async ({ input, context }) => rereadImport(await context.contextFor("region"), input)),

  decide: save({ path: "/imports/{id}/decision" })
    .input(decideImportRowSchema)
    .handler(async ({ input, context }) => decideImportRow(await context.contextFor("region"), input)),

  skipRows: save({ path: "/imports/{id}/skip" })
    .input(skipImportRowsSchema)
    .handler(async ({ input, context }) => skipImportRows(await context.contextFor("region"), input)),

  confirm: command({ path: "/imports/{id}/confirmation" })
    .input(confirmImportSchema)
    .handler(async ({ input, context }) => confirmImport(await context.contextFor("region"), input)),

  cancel: command({ path: "/imports/{id}/cancellation" })
    .input(importTargetSchema)
    .handler(async ({ input, context }) => cancelImport(await context.contextFor("region"), input)),
};
