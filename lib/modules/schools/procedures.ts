import { command } from "@/lib/core/api/base";
import { closeSchool, mergeSchool, moveSchool, splitSchool } from "@/lib/modules/schools/moves/mutations";
import { changeSchool, correctSchool } from "@/lib/modules/schools/mutations";
import {
  changeSchoolSchema,
  closeSchoolSchema,
  correctSchoolSchema,
  mergeSchoolSchema,
  moveSchoolSchema,
  splitSchoolSchema,
} from "@/lib/modules/schools/schema";

const SCHOOL = "/schools/{organisation}";

export const schoolProcedures = {
  change: command({ path: `${SCHOOL}/facts` })
    .input(changeSchoolSchema)
    .handler(async ({ input, context }) =>
      changeSchool(await context.contextFor({ organisation: input.organisation }), input),
    ),

  correct: command({ path: `${SCHOOL}/correction` })
    .input(correctSchoolSchema)
    .handler(async ({ input, context }) =>
      correctSchool(await context.contextFor({ organisation: input.organisation }), input),
    ),

  close: command({ path: `${SCHOOL}/closing` })
    .input(closeSchoolSchema)
    .handler(async ({ input, context }) =>
      closeSchool(await context.contextFor({ organisation: input.organisation }), input),
    ),

  merge: command({ path: `${SCHOOL}/merger` })
    .input(mergeSchoolSchema)
    .handler(async ({ input, context }) =>
      mergeSchool(await context.contextFor({ organisation: input.organisation }), input),
    ),

  split: command({ path: `${SCHOOL}/origin` })
    .input(splitSchoolSchema)
    .handler(async ({ input, context }) =>
      splitSchool(await context.contextFor({ organisation: input.organisation }), input),
    ),

  move: command({ path: `${SCHOOL}/authority` })
    .input(moveSchoolSchema)
    .handler(async ({ input, context }) =>
      moveSchool(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
