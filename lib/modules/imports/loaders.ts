import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { can } from "@/lib/core/auth/tenant-context";
import type { ImportFate } from "@/lib/core/db/enums";
import { importFateLabels } from "@/lib/modules/imports/labels";
import { getImport, listImportRows, listImports } from "@/lib/modules/imports/queries";
import { importAddressSchema } from "@/lib/modules/imports/schema";

type Params = Promise<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Spreadsheets loaded in the region, newest first. */
export const loadImports = cache((params: Params) =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    const before = one((await params).before);
    const list = await listImports(ctx, { before: before && UUID.test(before) ? before : undefined });
    return { ...list, timeZone: ctx.timeZone, canRun: can(ctx, "import:run") };
  }),
);

/** What an import is called, for the title of its page. */
export const loadImport = cache((id: string) =>
  orNotFound(async () => getImport(await pageContext("region"), UUID.test(id) ? id : NOBODY)),
);

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** An import with a page of the rows the address asks for, else of those that ask for the person first. */
export const loadImportPage = cache((id: string, params: Params) =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    const found = await loadImport(id);
    const asked = await params;
    const address = importAddressSchema.parse({ fate: one(asked.fate), after: one(asked.after) });
    const fates = Object.keys(importFateLabels) as ImportFate[];
    const fate = address.fate ?? fates.find((one) => (found.counts?.[one] ?? 0) > 0) ?? "added";
    return {
      found,
      fate,
      after: address.after,
      page: await listImportRows(ctx, found.id, { fate, after: address.after }),
      timeZone: ctx.timeZone,
      viewerId: ctx.user.id,
    };
  }),
);
