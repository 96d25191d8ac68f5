import { getPlan } from "@/lib/modules/plans/queries";
import { listPlanVersions } from "@/lib/modules/plans/revisions/queries";

import type { AccessWorld } from "../world";
import { PLAN_READERS, SPECIALIST, type CasesOf, type In } from "./types";

const inForce = async ({ specialist, target }: AccessWorld) => {
  const { version } = await getPlan(specialist, target.year);
  return { ...target, version: version.version, reason: "Опубликован новый перечень" };
};
const draft = async ({ specialist, target }: AccessWorld) => {
  const [newest] = (await listPlanVersions(specialist, target.year)).versions;
  const { version } = await getPlan(specialist, target.year, newest?.number);
  return { ...target, version: version.version };
};

/** After the plan's approval. */
export const REVISION_CASES: CasesOf<In<"plans.revisions">> = {
  "plans.revisions.list": [{ kind: "read", may: PLAN_READERS, input: ({ target }) => target }],
  "plans.revisions.changes": [
    { kind: "read", may: PLAN_READERS, input: ({ target }) => ({ ...target, number: 1 }) },
  ],
  "plans.revisions.begin": [{ kind: "command", may: SPECIALIST, input: inForce }],
  "plans.revisions.drop": [{ kind: "command", may: SPECIALIST, input: draft }],
};
