import { beforeAll, describe, expect, it } from "vitest";

import { withTenant } from "@/lib/core/db/with-tenant";
import { markExecution } from "@/lib/modules/plans/execution/mutations";
import { getMeasureExecution } from "@/lib/modules/plans/execution/queries";
import { makeExecutionWorld, mark, storedFile, type ExecutionWorld } from "@/tests/setup/execution";
import { at, refused } from "@/tests/setup/world";

describe("a mark is refused", () => {
  let world: ExecutionWorld;
  beforeAll(async () => {
    world = await makeExecutionWorld();
  });

  it("of a day to come, of a day before the year, of a cell the measure has not", async () => {
    const { own, year, today, specialist, target, home } = world;
    const tomorrow = await refused(
      mark(world, own, { state: "done", stateOn: `${String(year)}-04-13` }),
      "INVALID",
    );
    expect(tomorrow.message).toContain("ещё не наступила");
    const before = mark(world, own, { state: "done", stateOn: `${String(year - 1)}-12-31` });
    expect((await refused(before, "INVALID")).details.fields).toHaveProperty("stateOn");
    const input = { ...target, lineageId: own, state: "done" as const, stateOn: today };
    const cells = [{ occurrence: "", schoolId: home.schools[0].id, version: 0 }];
    const strange = markExecution(specialist, { ...input, cells, note: "", cancelReason: null, fileIds: [] });
    expect((await refused(strange, "CONFLICT")).message).toContain("Обновите страницу");
  });

  it("with a file of a neighbour or one that is not there", async () => {
    const { neighbour, own } = world;
    const foreign = await storedFile(await at(neighbour.specialist, neighbour));
    const marking = mark(world, own, { state: "in_progress", fileIds: [foreign] });
    expect((await refused(marking, "INVALID")).details.fields).toHaveProperty("fileIds");
  });

  it("for a neighbour and a measure of another plan as for none at all", async () => {
    const { neighbour, own, target, today, specialist, year } = world;
    const stranger = { ...(await at(neighbour.specialist, neighbour)), today };
    await refused(getMeasureExecution(stranger, { year, lineageId: own }), "NOT_FOUND");
    const there = { municipality: neighbour.code, year };
    const said = { state: "in_progress" as const, stateOn: null, note: "", cancelReason: null, fileIds: [] };
    const cells = [{ occurrence: "", schoolId: null, version: 0 }];
    await refused(markExecution(stranger, { ...there, ...said, cells, lineageId: own }), "NOT_FOUND");
    const nothing = "00000000-0000-4000-8000-000000000000";
    await refused(markExecution(specialist, { ...target, ...said, cells, lineageId: nothing }), "NOT_FOUND");
  });

  it("by the head and the region, who read", async () => {
    const { home, tenant, target, own } = world;
    for (const reader of [await at(home.head, home), await at(tenant.region.analyst, home)]) {
      const { can } = await getMeasureExecution(reader, { ...target, lineageId: own });
      expect(can.mark).toMatchObject({ allowed: false });
      await refused(mark({ specialist: reader, target }, own, { state: "in_progress" }), "FORBIDDEN");
    }
  });

  it("in a plan that was never approved and in a closed year, also by the database", async () => {
    const draft = await makeExecutionWorld("draft");
    const early = await refused(mark(draft, draft.own, { state: "in_progress" }), "CONFLICT");
    expect(early.message).toContain("не утверждён");
    const { can } = await getMeasureExecution(draft.specialist, { ...draft.target, lineageId: draft.own });
    expect(can.mark).toMatchObject({ allowed: false, reason: early.message });

    const closed = await makeExecutionWorld("closed");
    const { specialist, home, own } = closed;
    const late = await refused(mark(closed, own, { state: "in_progress" }), "CONFLICT");
    expect(late.message).toContain("Год закрыт");
    const row = { regionId: home.regionId, municipalityId: home.id, lineageId: own };
    await expect(
      withTenant(specialist, "execution:mark", (tx) => tx.measureExecution.createMany({ data: [row] })),
    ).rejects.toMatchObject({
      meta: {
        driverAdapterError: {
          cause: { originalMessage: expect.stringContaining("The year of the plan is closed") as string },
        },
      },
    });
  });
});
