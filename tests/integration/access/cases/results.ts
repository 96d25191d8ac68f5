import type { Role } from "@/lib/core/db/enums";
import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { atHome, atSchool, inRegion, PLAN_READERS, REGION_READERS, type CasesOf, type In } from "./types";

const LOADERS: Role[] = ["region_admin", "region_analyst"];
const SCHOOL_READERS: Role[] = [...PLAN_READERS, "school_director", "school_deputy", "mentor"];

const lastYear = ({ year }: AccessWorld) => year - 1;

/** The result in force of the school's first indicator. */
async function currentResult({ school, year }: AccessWorld): Promise<string> {
  const found = await asOwner({ regionId: school.regionId }, (tx) =>
    tx.assessmentResult.findFirstOrThrow({
      where: { schoolId: school.id, year: year - 1, indicator: { code: "VPR_RU_5" }, supersededAt: null },
      select: { id: true },
    }),
  );
  return found.id;
}

let participants = 30;

export const RESULT_CASES: CasesOf<In<"results">> = {
  "results.ofSchool": [{ kind: "read", may: SCHOOL_READERS, input: atSchool }],
  "results.list": [
    {
      kind: "read",
      at: "the region",
      may: REGION_READERS,
      input: (world) => ({ ...inRegion(world), year: lastYear(world) }),
    },
    {
      kind: "read",
      at: "the authority",
      may: PLAN_READERS,
      input: (world) => ({ ...atHome(world), year: lastYear(world) }),
    },
  ],
  "results.save": [
    {
      kind: "command",
      may: LOADERS,
      input: async (world) => {
        participants += 1;
        return {
          ...atSchool(world),
          year: lastYear(world),
          attempt: "first" as const,
          sitting: "spring" as const,
          reason: "по протоколу",
          rows: [
            {
              indicator: "VPR_RU_5",
              base: await currentResult(world),
              state: "value" as const,
              enrolled: null,
              participants,
              belowMin: 4,
            },
          ],
        };
      },
    },
  ],
  "results.switchIndicator": [
    {
      kind: "command",
      may: LOADERS,
      input: async (world) => {
        const { id, active } = await asOwner({ regionId: world.school.regionId }, (tx) =>
          tx.resultIndicator.findFirstOrThrow({
            where: { regionId: world.school.regionId, code: "EGE_MA_B" },
            select: { id: true, active: true },
          }),
        );
        return { ...inRegion(world), id, active: !active };
      },
    },
  ],
  "results.markObjectivity": [
    {
      kind: "command",
      may: LOADERS,
      input: async (world) => {
        const id = await currentResult(world);
        const { objectivityFlag } = await asOwner({ regionId: world.school.regionId }, (tx) =>
          tx.assessmentResult.findUniqueOrThrow({ where: { id }, select: { objectivityFlag: true } }),
        );
        return { ...atSchool(world), id, doubted: !objectivityFlag, note: "расходится с другими работами" };
      },
    },
  ],
};
