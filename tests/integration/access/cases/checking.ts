import type { SubmissionState } from "@/lib/core/db/enums";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import { newId } from "@/tests/setup/plans";
import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { ADMIN, atHome, inRegion, SPECIALIST, type CasesOf, type In } from "./types";

const ANALYST = ["region_analyst"] as const;
const RESPONDENT = ["school_director", "school_deputy"] as const;

/** One campaign a world: M3, which no other case opens. */
const campaigns = new WeakMap<AccessWorld, Promise<BuiltCampaign>>();

/** The school's submission in a state, sent once, with the version of this moment. */
export async function submissionIn(world: AccessWorld, state: SubmissionState) {
  const { tenant, school } = world;
  const scope = { regionId: tenant.region.id };
  const built = campaigns.get(world) ?? asOwner(scope, (tx) => buildCampaign(tx, tenant, { code: "M3" }));
  campaigns.set(world, built);
  const id = (await built).submissions[school.id] ?? newId();
  const { version } = await asOwner(scope, async (tx) => {
    const { sendings } = await tx.submission.findUniqueOrThrow({ where: { id } });
    if (sendings === 0) await buildSending(tx, tenant.region.id, id);
    await leadSubmission(tx, id, state);
    return tx.submission.findUniqueOrThrow({ where: { id }, select: { version: true } });
  });
  return { organisation: school.code, id, version };
}

const withoutVersion = async (world: AccessWorld, state: SubmissionState) => {
  const { organisation, id } = await submissionIn(world, state);
  return { organisation, id };
};

/** A remark of the authority on the whole; published, it stands open or closed. */
async function remark(
  world: AccessWorld,
  { published, closed = false }: { published: boolean; closed?: boolean },
) {
  const { organisation, id } = await submissionIn(world, "submitted");
  const { region } = world.tenant;
  const made = await asOwner({ regionId: region.id, municipalityId: world.home.id }, (tx) =>
    tx.submissionRemark.create({
      data: {
        regionId: region.id,
        submissionId: id,
        sending: 1,
        side: "municipality",
        text: "Проверьте",
        state: closed ? "closed" : "open",
        publishedAt: published ? new Date("2026-09-02T00:00:00Z") : null,
        madeById: world.home.specialist.id,
        madeByName: world.home.specialist.fullName,
      },
    }),
  );
  return {
    organisation,
    id,
    remarkId: made.id,
    side: "municipality" as const,
    version: made.version,
  };
}

async function dropRemarks(world: AccessWorld) {
  const { region } = world.tenant;
  await asOwner({ regionId: region.id, municipalityId: world.home.id }, (tx) =>
    tx.submissionRemark.deleteMany({ where: { publishedAt: null } }),
  );
}

export const CHECKING_CASES: CasesOf<In<"monitorings.checking">> = {
  "monitorings.checking.open": [
    {
      kind: "save",
      at: "the authority",
      may: SPECIALIST,
      input: async (world) => ({ ...(await withoutVersion(world, "submitted")), level: "municipality" }),
    },
    {
      kind: "save",
      at: "the region",
      may: ANALYST,
      input: async (world) => ({ ...(await withoutVersion(world, "checked")), level: "region" }),
    },
  ],
  "monitorings.checking.pass": [
    {
      kind: "command",
      may: SPECIALIST,
      before: dropRemarks,
      input: (world) => submissionIn(world, "submitted"),
    },
  ],
  "monitorings.checking.return": [
    {
      kind: "command",
      at: "the authority",
      may: SPECIALIST,
      input: async (world) => ({
        ...(await submissionIn(world, "submitted")),
        level: "municipality",
        reason: "Проверьте численность",
        dueOn: null,
      }),
    },
    {
      kind: "command",
      at: "the region",
      may: ANALYST,
      input: async (world) => ({
        ...(await submissionIn(world, "checked")),
        level: "region",
        reason: "Проверьте численность",
        dueOn: null,
      }),
    },
  ],
  "monitorings.checking.listClean": [
    { kind: "read", at: "the region", may: ANALYST, input: inRegion },
    { kind: "read", at: "the authority", may: SPECIALIST, input: atHome },
  ],
  "monitorings.checking.forwardClean": [
    {
      kind: "command",
      at: "the region",
      may: ANALYST,
      input: async (world) => {
        const { id, version } = await submissionIn(world, "checked");
        return { ...inRegion(world), submissions: [{ id, version }] };
      },
    },
    {
      kind: "command",
      at: "the authority",
      may: SPECIALIST,
      before: dropRemarks,
      input: async (world) => {
        const { id, version } = await submissionIn(world, "submitted");
        return { ...atHome(world), submissions: [{ id, version }] };
      },
    },
  ],
  "monitorings.checking.accept": [
    { kind: "command", may: ANALYST, input: (world) => submissionIn(world, "checked") },
  ],
  "monitorings.checking.reopen": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => ({
        ...(await submissionIn(world, "accepted")),
        reason: "Ошибка в численности",
        dueOn: world.specialist.today,
      }),
    },
  ],
  "monitorings.checking.saveNote": [
    {
      kind: "command",
      may: SPECIALIST,
      input: async (world) => ({
        ...(await withoutVersion(world, "submitted")),
        text: "Школа в ремонте",
        noteVersion: 0,
      }),
    },
  ],
};

export const REMARK_CASES: CasesOf<In<"monitorings.remarks">> = {
  "monitorings.remarks.add": [
    {
      kind: "command",
      at: "the authority",
      may: SPECIALIST,
      input: async (world) => ({
        ...(await withoutVersion(world, "submitted")),
        side: "municipality",
        question: null,
        text: "Проверьте",
      }),
    },
    {
      kind: "command",
      at: "the region",
      may: ANALYST,
      input: async (world) => ({
        ...(await withoutVersion(world, "checked")),
        side: "region",
        question: null,
        text: "Проверьте",
      }),
    },
  ],
  "monitorings.remarks.change": [
    {
      kind: "command",
      may: SPECIALIST,
      input: async (world) => ({ ...(await remark(world, { published: false })), text: "Уточните" }),
    },
  ],
  "monitorings.remarks.remove": [
    { kind: "command", may: SPECIALIST, input: (world) => remark(world, { published: false }) },
  ],
  "monitorings.remarks.reply": [
    {
      kind: "command",
      at: "the authority",
      may: SPECIALIST,
      input: async (world) => ({ ...(await remark(world, { published: true })), text: "Уточните" }),
    },
    {
      kind: "command",
      at: "the school",
      may: RESPONDENT,
      input: async (world) => ({
        ...(await remark(world, { published: true })),
        side: "respondent",
        text: "Исправили",
      }),
    },
  ],
  "monitorings.remarks.close": [
    { kind: "command", may: SPECIALIST, input: (world) => remark(world, { published: true }) },
  ],
  "monitorings.remarks.reopen": [
    {
      kind: "command",
      may: SPECIALIST,
      input: async (world) => ({
        ...(await remark(world, { published: true, closed: true })),
        text: "Не исправлено",
      }),
    },
  ],
};
