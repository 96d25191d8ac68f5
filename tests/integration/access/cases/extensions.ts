import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { submissionIn } from "./checking";
import { SPECIALIST, type CasesOf, type In } from "./types";

const ANALYST = ["region_analyst"] as const;
const RESPONDENT = ["school_director", "school_deputy"] as const;

const returned = async (world: AccessWorld) => {
  const { organisation, id } = await submissionIn(world, "returned");
  return { organisation, id };
};

/** A request of the school that waits, for its submission that is being written. */
async function request(world: AccessWorld) {
  const { organisation, id } = await submissionIn(world, "returned");
  const { region } = world.tenant;
  const scope = { regionId: region.id };
  const found = await asOwner(scope, async (tx) => {
    const waiting = await tx.submissionExtension.findFirst({
      where: { submissionId: id, state: "requested" },
    });
    if (waiting) return waiting;
    return tx.submissionExtension.create({
      data: {
        regionId: region.id,
        submissionId: id,
        reason: "Отключение электричества",
        wantedUntilOn: new Date("2090-01-03"),
        requestedAt: new Date("2026-09-02T00:00:00Z"),
        requestedById: world.school.director.id,
        requestedByName: world.school.director.fullName,
      },
    });
  });
  return { organisation, id, request: { id: found.id, version: found.version } };
}

const forgetExtensions = async (world: AccessWorld) => {
  const { id } = await submissionIn(world, "returned");
  await asOwner({ regionId: world.tenant.region.id }, async (tx) => {
    await tx.submission.update({ where: { id }, data: { extendedBefore: null } });
    await tx.submissionExtension.updateMany({
      where: { submissionId: id, state: "requested" },
      data: { state: "refused", decidedAt: new Date("2026-09-03T00:00:00Z") },
    });
  });
};

export const EXTENSION_CASES: CasesOf<In<"monitorings.extensions">> = {
  "monitorings.extensions.request": [
    {
      kind: "command",
      may: RESPONDENT,
      before: forgetExtensions,
      input: async (world) => ({
        ...(await returned(world)),
        reason: "Отключение электричества",
        wantedUntilOn: "2090-01-03",
      }),
    },
  ],
  "monitorings.extensions.refuse": [
    {
      kind: "command",
      at: "the authority",
      may: SPECIALIST,
      input: async (world) => ({
        ...(await request(world)),
        level: "municipality",
        reason: "Время ещё есть",
      }),
    },
    {
      kind: "command",
      at: "the region",
      may: ANALYST,
      input: async (world) => ({ ...(await request(world)), level: "region", reason: "Время ещё есть" }),
    },
  ],
  "monitorings.extensions.grant": [
    {
      kind: "command",
      at: "the authority",
      may: SPECIALIST,
      before: forgetExtensions,
      input: async (world) => ({
        ...(await request(world)),
        level: "municipality",
        untilOn: "2090-01-03",
        reason: "Причина уважительная",
      }),
    },
    {
      kind: "command",
      at: "the region",
      may: ANALYST,
      input: async (world) => ({
        ...(await request(world)),
        level: "region",
        untilOn: "2090-02-03",
        reason: "Причина уважительная",
      }),
    },
  ],
};
