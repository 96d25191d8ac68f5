import { command } from "@/lib/core/api/base";
import { draftListFromRun } from "@/lib/modules/school-lists/computed/mutations";
import {
  addListEntry,
  draftList,
  dropList,
  removeListEntry,
  saveListFacts,
} from "@/lib/modules/school-lists/drafts/mutations";
import {
  addListEntrySchema,
  draftListFromRunSchema,
  draftListSchema,
  dropListSchema,
  removeListEntrySchema,
  saveListFactsSchema,
} from "@/lib/modules/school-lists/drafts/schema";

const LISTS = "/organisations/{organisation}/school-lists";

export const listDraftProcedures = {
  draft: command({ path: LISTS })
    .input(draftListSchema)
    .handler(async ({ input, context }) =>
      draftList(await context.contextFor({ organisation: input.organisation }), input),
    ),

  draftFromRun: command({ path: `${LISTS}/computed` })
    .input(draftListFromRunSchema)
    .handler(async ({ input, context }) =>
      draftListFromRun(await context.contextFor({ organisation: input.organisation }), input),
    ),

  saveFacts: command({ path: `${LISTS}/{id}` })
    .input(saveListFactsSchema)
    .handler(async ({ input, context }) =>
      saveListFacts(await context.contextFor({ organisation: input.organisation }), input),
    ),

  addEntry: command({ path: `${LISTS}/{id}/entries` })
    .input(addListEntrySchema)
    .handler(async ({ input, context }) =>
      addListEntry(await context.contextFor({ organisation: input.organisation }), input),
    ),

  removeEntry: command({ path: `${LISTS}/{id}/entries/remove` })
    .input(removeListEntrySchema)
    .handler(async ({ input, context }) =>
      removeListEntry(await context.contextFor({ organisation: input.organisation }), input),
    ),

  drop: command({ path: `${LISTS}/{id}/drop` })
    .input(dropListSchema)
    .handler(async ({ input, context }) =>
      dropList(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
