import type { Role } from "@/lib/core/db/enums";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { asOwner } from "@/tests/setup/world";
import type { AccessWorld } from "../world";
import { atSchool, type CasesOf, type In } from "./types";

const FILLERS: Role[] = ["school_director", "school_deputy"];

const campaigns = new WeakMap<AccessWorld, Promise<BuiltCampaign>>();

/** A campaign of its own that asks every school of the world. */
function campaignOf(world: AccessWorld): Promise<BuiltCampaign> {
  const known = campaigns.get(world);
  if (known) return known;
  const { tenant } = world;
  const built = asOwner({ regionId: tenant.region.id }, (tx) =>
    buildCampaign(tx, tenant, { code: "M4", definition: SHORT_FORM }),
  );
  campaigns.set(world, built);
  return built;
}

async function submissionOf(world: AccessWorld) {
  const { submissions } = await campaignOf(world);
  return { ...atSchool(world), id: submissions[world.school.id] ?? "" };
}

export const SUBMISSION_CASES: CasesOf<In<"monitorings.submissions">> = {
  "monitorings.submissions.saveAnswers": [
    {
      kind: "save",
      may: FILLERS,
      input: async (world) => ({
        ...(await submissionOf(world)),
        seq: 0,
        changes: [{ field: "pupils", base: null, value: "300" }],
      }),
    },
  ],
  "monitorings.submissions.changes": [
    { kind: "read", may: FILLERS, input: async (world) => ({ ...(await submissionOf(world)), seq: 0 }) },
  ],
};
