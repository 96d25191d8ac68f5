import { command } from "@/lib/core/api/base";
import {
  changeTemplate,
  createTemplate,
  removeTemplate,
} from "@/lib/modules/monitorings/campaigns/templates/mutations";
import {
  changeTemplateSchema,
  createTemplateSchema,
  removeTemplateSchema,
} from "@/lib/modules/monitorings/campaigns/templates/schema";

const TEMPLATES = "/organisations/{organisation}/campaign-templates";
const TEMPLATE = `${TEMPLATES}/{id}` as const;

export const templateProcedures = {
  create: command({ path: TEMPLATES })
    .input(createTemplateSchema)
    .handler(async ({ input, context }) =>
      createTemplate(await context.contextFor({ organisation: input.organisation }), input),
    ),

  change: command({ path: `${TEMPLATE}/change` })
    .input(changeTemplateSchema)
    .handler(async ({ input, context }) =>
      changeTemplate(await context.contextFor({ organisation: input.organisation }), input),
    ),

  remove: command({ path: `${TEMPLATE}/remove` })
    .input(removeTemplateSchema)
    .handler(async ({ input, context }) =>
      removeTemplate(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
