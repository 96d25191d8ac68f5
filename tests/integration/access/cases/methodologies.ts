import type { Role } from "@/lib/core/db/enums";
import { computeVerdicts } from "@/lib/modules/methodologies/verdicts/jobs";
import { cancelRun, startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import { handbookRule } from "@/prisma/seed/methodologies";
import { newId } from "@/tests/setup/plans";
import { asOwner, at } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { inRegion, REGION_READERS, type CasesOf, type In } from "./types";

const EDITORS: Role[] = ["region_admin", "region_analyst"];

/** A proposal of the region, which nobody has approved. */
const regional = ({ tenant }: AccessWorld) => tenant.methodologyVersions.REG_INDEX ?? "";

const runInput = (world: AccessWorld) => ({
  ...inRegion(world),
  versionId: regional(world),
  year: world.tenant.year - 1,
  basisListId: null,
  notHeld: [],
});

export const METHODOLOGY_CASES: CasesOf<In<"methodologies.versions"> | In<"methodologies.verdicts">> = {
  "methodologies.versions.draft": [
    {
      kind: "command",
      may: EDITORS,
      input: (world) => ({
        ...inRegion(world),
        fromId: regional(world),
        label: `проба ${newId().slice(0, 8)}`,
        note: "",
      }),
    },
  ],
  "methodologies.versions.save": [
    {
      kind: "command",
      may: EDITORS,
      input: (world) => ({
        ...inRegion(world),
        id: regional(world),
        version: 1,
        label: "проект",
        note: "",
        rule: handbookRule("REG_INDEX"),
      }),
    },
  ],
  "methodologies.versions.approve": [
    {
      kind: "command",
      may: EDITORS,
      unmet: "the version was seen before it was saved",
      input: (world) => ({
        ...inRegion(world),
        id: regional(world),
        version: 1,
        basis: "приказ № 1 от 01.09.2026",
      }),
    },
  ],
  "methodologies.verdicts.start": [{ kind: "command", may: EDITORS, input: runInput }],
  "methodologies.verdicts.progress": [{ kind: "read", may: REGION_READERS, input: newestRun }],
  "methodologies.verdicts.cancel": [{ kind: "command", may: EDITORS, input: newestRun }],
  "methodologies.verdicts.recompute": [
    { kind: "read", may: REGION_READERS, before: finishedRun, input: newestRun },
  ],
};

export async function newestRun(world: AccessWorld) {
  const run = await asOwner({ regionId: world.tenant.region.id }, (tx) =>
    tx.verdictRun.findFirst({ orderBy: { createdAt: "desc" }, select: { id: true } }),
  );
  return { ...inRegion(world), id: run?.id ?? newId() };
}

/** A run that came to nothing. */
export async function cancelledRun(world: AccessWorld): Promise<void> {
  const analyst = await at(world.tenant.region.analyst, "region");
  const { id } = await startRun(analyst, runInput(world));
  await cancelRun(analyst, { id });
}

async function finishedRun(world: AccessWorld): Promise<void> {
  const analyst = await at(world.tenant.region.analyst, "region");
  const { id: runId } = await startRun(analyst, runInput(world));
  const membershipId = analyst.memberships[0]?.id ?? "";
  await computeVerdicts({ runId, userId: analyst.user.id, membershipId }, { last: false });
}
