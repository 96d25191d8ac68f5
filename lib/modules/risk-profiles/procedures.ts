import { command } from "@/lib/core/api/base";
import { beginRiskProfile, rateFactor } from "@/lib/modules/risk-profiles/mutations";
import { beginRiskProfileSchema, rateFactorSchema } from "@/lib/modules/risk-profiles/schema";

const PROFILE = "/schools/{school}/risk-profiles/{year}";

export const riskProfileProcedures = {
  begin: command({ path: PROFILE })
    .input(beginRiskProfileSchema)
    .handler(async ({ input, context }) =>
      beginRiskProfile(await context.contextFor({ organisation: input.school }), input),
    ),

  rate: command({ path: `${PROFILE}/factors/{code}` })
    .input(rateFactorSchema)
    .handler(async ({ input, context }) =>
      rateFactor(await context.contextFor({ organisation: input.school }), input),
    ),
};
