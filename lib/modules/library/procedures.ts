import { command } from "@/lib/core/api/base";
import { addLibraryItem, correctLibraryItem } from "@/lib/modules/library/mutations";
import { addLibraryItemSchema, correctLibraryItemSchema } from "@/lib/modules/library/schema";

const LIBRARY = "/organisations/{organisation}/library";

export const libraryProcedures = {
  add: command({ path: LIBRARY })
    .input(addLibraryItemSchema)
    .handler(async ({ input: { organisation, ...fields }, context }) =>
      addLibraryItem(await context.contextFor({ organisation }), fields),
    ),

  correct: command({ path: `${LIBRARY}/{id}/correct` })
    .input(correctLibraryItemSchema)
    .handler(async ({ input: { organisation, ...fields }, context }) =>
      correctLibraryItem(await context.contextFor({ organisation }), fields),
    ),
};
