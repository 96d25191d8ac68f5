import { command } from "@/lib/core/api/base";
import { passResults } from "@/lib/modules/monitorings/feed/mutations";
import { passResultsSchema } from "@/lib/modules/monitorings/feed/schema";

export const feedProcedures = {
  pass: command({ path: "/organisations/{organisation}/campaigns/{id}/results" })
    .input(passResultsSchema)
    .handler(async ({ input, context }) =>
      passResults(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
