import { command } from "@/lib/core/api/base";
import {
  changeForm,
  createForm,
  draftFormVersion,
  dropFormVersion,
  publishFormVersion,
} from "@/lib/modules/monitorings/versions/mutations";
import {
  changeFormSchema,
  createFormSchema,
  draftFormVersionSchema,
  dropFormVersionSchema,
  publishFormVersionSchema,
} from "@/lib/modules/monitorings/versions/schema";

const FORMS = "/organisations/{organisation}/monitoring-forms";
const VERSION = "/organisations/{organisation}/monitoring-form-versions/{id}";

export const formVersionProcedures = {
  create: command({ path: FORMS })
    .input(createFormSchema)
    .handler(async ({ input, context }) =>
      createForm(await context.contextFor({ organisation: input.organisation }), input),
    ),

  change: command({ method: "PATCH", path: `${FORMS}/{code}` })
    .input(changeFormSchema)
    .handler(async ({ input, context }) =>
      changeForm(await context.contextFor({ organisation: input.organisation }), input),
    ),

  draft: command({ path: `${FORMS}/{code}/drafts` })
    .input(draftFormVersionSchema)
    .handler(async ({ input, context }) =>
      draftFormVersion(await context.contextFor({ organisation: input.organisation }), input),
    ),

  publish: command({ path: `${VERSION}/publish` })
    .input(publishFormVersionSchema)
    .handler(async ({ input, context }) =>
      publishFormVersion(await context.contextFor({ organisation: input.organisation }), input),
    ),

  drop: command({ path: `${VERSION}/drop` })
    .input(dropFormVersionSchema)
    .handler(async ({ input, context }) =>
      dropFormVersion(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
