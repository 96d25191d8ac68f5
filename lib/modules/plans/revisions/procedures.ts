import { command, read } from "@/lib/core/api/base";
import { getPlanChanges } from "@/lib/modules/plans/revisions/diff/queries";
import { beginRevision, dropRevision } from "@/lib/modules/plans/revisions/mutations";
import { listPlanVersions } from "@/lib/modules/plans/revisions/queries";
import {
  beginRevisionSchema,
  dropRevisionSchema,
  planDiffSchema,
  planVersionsSchema,
} from "@/lib/modules/plans/revisions/schema";

const VERSIONS = "/municipalities/{municipality}/plans/{year}/versions";

export const revisionProcedures = {
  list: read({ path: VERSIONS })
    .input(planVersionsSchema)
    .handler(async ({ input, context }) =>
      listPlanVersions(await context.contextFor({ organisation: input.municipality }), input.year),
    ),

  changes: read({ path: `${VERSIONS}/{number}/changes` })
    .input(planDiffSchema)
    .handler(async ({ input, context }) =>
      getPlanChanges(await context.contextFor({ organisation: input.municipality }), input),
    ),

  begin: command({ path: VERSIONS })
    .input(beginRevisionSchema)
    .handler(async ({ input, context }) =>
      beginRevision(await context.contextFor({ organisation: input.municipality }), input),
    ),

  drop: command({ path: `${VERSIONS}/drop` })
    .input(dropRevisionSchema)
    .handler(async ({ input, context }) =>
      dropRevision(await context.contextFor({ organisation: input.municipality }), input),
    ),
};
