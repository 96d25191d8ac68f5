import { randomUUID } from "node:crypto";

import { asOwner } from "@/tests/setup/world";

import { getPlanReferences } from "@/lib/modules/plans/references/queries";
import type { AccessWorld } from "../world";
import { PLAN_READERS, type CasesOf, type In } from "./types";

const COMMENTERS = ["region_admin", "region_analyst"] as const;

/** The newest remark on the plan; before there is one, an id of nothing. */
const comment = async ({ home, target }: AccessWorld) => {
  const last = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.planComment.findFirst({ orderBy: { id: "desc" }, include: { proposals: true } }),
  );
  return {
    proposalId: last?.proposals[0]?.id ?? randomUUID(),
    named: { ...target, id: last?.id ?? randomUUID(), version: last?.version ?? 1 },
  };
};
const named = async (world: AccessWorld) => (await comment(world)).named;

export const COMMENT_CASES: CasesOf<In<"plans.comments">> = {
  "plans.comments.make": [
    {
      kind: "command",
      may: COMMENTERS,
      input: async ({ specialist, target, plan }) => ({
        ...target,
        planVersionId: plan.version.id,
        measureId: null,
        text: "Добавьте мероприятие по школам зоны контроля",
        proposalIds: (await getPlanReferences(specialist)).catalogue.slice(0, 1).map(({ id }) => id),
      }),
    },
  ],
  "plans.comments.list": [{ kind: "read", may: PLAN_READERS, input: ({ target }) => target }],
  "plans.comments.answer": [
    {
      kind: "command",
      may: [...COMMENTERS, "authority_head", "authority_specialist"],
      input: async (world) => ({ ...(await named(world)), text: "Добавим до пятницы" }),
    },
  ],
  "plans.comments.acceptProposal": [
    {
      kind: "command",
      may: ["authority_specialist"],
      input: async (world) => ({
        ...world.target,
        proposalId: (await comment(world)).proposalId,
        measureId: randomUUID(),
      }),
    },
  ],
  "plans.comments.close": [{ kind: "command", may: COMMENTERS, input: named }],
  "plans.comments.reopen": [
    {
      kind: "command",
      may: COMMENTERS,
      input: async (world) => ({ ...(await named(world)), text: "Мероприятия в плане нет" }),
    },
  ],
};
