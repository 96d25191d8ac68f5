import type { Role } from "@/lib/core/db/enums";
import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import type { CasesOf, In } from "./types";

const SCHOOL_EDITORS: Role[] = ["school_director", "school_deputy"];

const scopeOf = ({ school }: AccessWorld) => ({
  regionId: school.regionId,
  municipalityId: school.municipalityId,
  schoolId: school.id,
});

const ofYear = ({ school, tenant }: AccessWorld) => ({ school: school.code, year: tenant.year });

export const RISK_PROFILE_CASES: CasesOf<In<"riskProfiles">> = {
  "riskProfiles.begin": [
    { kind: "command", may: SCHOOL_EDITORS, input: (world) => ({ ...ofYear(world), edition: 2022 }) },
  ],
  "riskProfiles.rate": [
    {
      kind: "command",
      may: SCHOOL_EDITORS,
      input: async (world) => {
        const row = await asOwner(scopeOf(world), (tx) =>
          tx.riskProfileFactor.findFirst({ where: { schoolId: world.school.id, code: "RF09" } }),
        );
        return {
          ...ofYear(world),
          code: "RF09",
          version: row?.version ?? 0,
          level: "high" as const,
          reason: "По итогам года",
          confirmed: true,
          priority: true,
        };
      },
    },
  ],
};
