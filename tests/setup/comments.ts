/** Remarks on a plan, for the tests of them: made through the portal itself. */
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { listComments } from "@/lib/modules/plans/comments/queries";
import type { MakeCommentInput } from "@/lib/modules/plans/comments/schema";
import { makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { at } from "@/tests/setup/world";

/** A draft and an analyst of ИМАЦ who reads it. */
export interface CommentWorld extends PlanWorld {
  analyst: TenantContext;
}

export async function makeCommentWorld(): Promise<CommentWorld> {
  const world = await makePlanWorld();
  return { ...world, analyst: await at(world.tenant.region.analyst, world.home) };
}

/** A remark on the whole plan of the world. */
export const remark = (
  { target, plan }: PlanWorld,
  values: Partial<MakeCommentInput> = {},
): MakeCommentInput => ({
  ...target,
  planVersionId: plan.version.id,
  measureId: null,
  text: "Здесь нет ответственного",
  proposalIds: [],
  ...values,
});

/** A remark as somebody sees it. */
export const theThread = async (ctx: TenantContext, year: number, id: string) => {
  const { threads } = await listComments(ctx, year);
  const thread = threads.find((one) => one.id === id);
  if (!thread) throw new Error("The remark is not shown");
  return thread;
};
