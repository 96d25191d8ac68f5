/** Approved plans and their revisions, made through the portal itself. */
import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { addIndicator, saveIndicatorField } from "@/lib/modules/plans/indicators/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { beginRevision } from "@/lib/modules/plans/revisions/mutations";
import type { PlanDetails } from "@/lib/modules/plans/types";
import { makePlanWorld, newId, type PlanWorld } from "@/tests/setup/plans";
import { asCommand } from "@/tests/setup/world";

/** Why the revisions of the tests are begun. */
export const REASON = "Опубликован уточнённый перечень";

export type ApprovedWorld = PlanWorld & { indicatorId: string };

/** A world whose plan has an indicator and an order. */
export async function approvedWorld(): Promise<ApprovedWorld> {
  const world = await makePlanWorld();
  const { specialist, target } = world;
  const indicatorId = newId();
  await addIndicator(specialist, { ...target, id: indicatorId, since: 0 });
  await saveIndicatorField(specialist, {
    ...target,
    id: indicatorId,
    field: "title",
    base: "",
    value: "Доля школ, вышедших из перечня",
    since: 0,
  });
  await approve(world, 1, "12");
  return { ...world, plan: await getPlan(specialist, target.year), indicatorId };
}

/** Sends a text and approves it by order. */
export async function approve({ specialist, head, target }: PlanWorld, number: number, orderNumber: string) {
  const { version } = (await getPlan(specialist, target.year, number)).version;
  const on = await submitPlan(specialist, { ...target, version });
  await approvePlan(head, { ...target, version: on.version, orderNumber, orderDate: "2024-02-10" });
}

/** The plan in force and the draft of its second text. */
export async function begin(
  world: PlanWorld,
): Promise<{ plan: PlanDetails; draft: PlanDetails; number: number }> {
  const { specialist, target, year } = world;
  const plan = await getPlan(specialist, year);
  const input = { ...target, version: plan.version.version, reason: REASON };
  const { number } = await beginRevision(asCommand(specialist, input), input);
  return { plan, draft: await getPlan(specialist, year, number), number };
}

/** Lines of a text without what every saving changes. */
export const linesOf = ({ measures }: PlanDetails) =>
  measures.map(({ id: _id, updatedAt: _at, updatedBy: _by, version: _version, ...line }) => line);
