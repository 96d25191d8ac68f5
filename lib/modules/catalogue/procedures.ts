import { command, read, save } from "@/lib/core/api/base";
import {
  addCatalogueEntry,
  draftCatalogue,
  publishCatalogue,
  removeCatalogueEntry,
  saveCatalogueEntryField,
} from "@/lib/modules/catalogue/mutations";
import { getCatalogue } from "@/lib/modules/catalogue/queries";
import {
  addCatalogueEntrySchema,
  catalogueTargetSchema,
  publishCatalogueSchema,
  removeCatalogueEntrySchema,
  saveCatalogueEntryFieldSchema,
} from "@/lib/modules/catalogue/schema";

const CATALOGUE = "/organisations/{organisation}/catalogue";

export const catalogueProcedures = {
  get: read({ path: CATALOGUE })
    .input(catalogueTargetSchema)
    .handler(async ({ input, context }) =>
      getCatalogue(await context.contextFor({ organisation: input.organisation })),
    ),

  draft: command({ path: `${CATALOGUE}/draft` })
    .input(catalogueTargetSchema)
    .handler(async ({ input, context }) =>
      draftCatalogue(await context.contextFor({ organisation: input.organisation })),
    ),

  publish: command({ path: `${CATALOGUE}/publish` })
    .input(publishCatalogueSchema)
    .handler(async ({ input, context }) =>
      publishCatalogue(await context.contextFor({ organisation: input.organisation }), input),
    ),

  addEntry: save({ path: `${CATALOGUE}/entries` })
    .input(addCatalogueEntrySchema)
    .handler(async ({ input, context }) =>
      addCatalogueEntry(await context.contextFor({ organisation: input.organisation }), input),
    ),

  saveEntryField: save({ method: "PATCH", path: `${CATALOGUE}/entries/{id}` })
    .input(saveCatalogueEntryFieldSchema)
    .handler(async ({ input, context }) =>
      saveCatalogueEntryField(await context.contextFor({ organisation: input.organisation }), input),
    ),

  removeEntry: save({ path: `${CATALOGUE}/entries/{id}/remove` })
    .input(removeCatalogueEntrySchema)
    .handler(async ({ input, context }) =>
      removeCatalogueEntry(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
