import type { Role } from "@/lib/core/db/enums";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { saveAnswers } from "@/lib/modules/monitorings/filling/mutations";
import { typed } from "@/tests/setup/monitorings";
import { asOwner, at } from "@/tests/setup/world";
import type { AccessWorld } from "../world";
import { atSchool, type CasesOf, type In } from "./types";

const FILLERS: Role[] = ["school_director", "school_deputy"];
const DIRECTOR: Role[] = ["school_director"];

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

/** Version of the submission and number of its last change. */
async function standingOf(world: AccessWorld) {
  const { id } = await submissionOf(world);
  const scope = {
    regionId: world.tenant.region.id,
    municipalityId: world.home.id,
    schoolId: world.school.id,
  };
  return asOwner(scope, async (tx) => ({
    version: (await tx.submission.findUniqueOrThrow({ where: { id } })).version,
    seq: (await tx.submissionAnswers.findUnique({ where: { submissionId: id } }))?.editSeq ?? 0,
  }));
}

async function answerAll(world: AccessWorld): Promise<void> {
  const director = await at(world.school.director, world.school);
  const changes = [
    typed("second", "10"),
    typed("pupils", "300", (await standingOf(world)).seq > 0 ? "300" : null),
  ];
  await saveAnswers(director, { ...(await submissionOf(world)), seq: 0, changes });
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
  "monitorings.submissions.applySheet": [
    {
      kind: "command",
      may: FILLERS,
      input: async (world) => ({
        ...(await submissionOf(world)),
        seq: 0,
        fileName: "Форма.xlsx",
        changes: [{ field: "note", base: null, value: "из таблицы" }],
      }),
    },
  ],
  "monitorings.submissions.changes": [
    { kind: "read", may: FILLERS, input: async (world) => ({ ...(await submissionOf(world)), seq: 0 }) },
  ],
  "monitorings.submissions.send": [
    {
      kind: "command",
      may: DIRECTOR,
      before: answerAll,
      input: async (world) => ({ ...(await submissionOf(world)), ...(await standingOf(world)) }),
    },
  ],
  "monitorings.submissions.recall": [
    {
      kind: "command",
      may: DIRECTOR,
      input: async (world) => {
        const { version } = await standingOf(world);
        return { ...(await submissionOf(world)), version };
      },
    },
  ],
};
