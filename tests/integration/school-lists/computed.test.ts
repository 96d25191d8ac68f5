import { beforeAll, describe, expect, it } from "vitest";

import { computeVerdicts } from "@/lib/modules/methodologies/verdicts/jobs";
import { startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import { draftListFromRun } from "@/lib/modules/school-lists/computed/mutations";
import { publishList } from "@/lib/modules/school-lists/publication/mutations";
import { listLists } from "@/lib/modules/school-lists/versions/queries";
import { letterOf, makeListWorld, seen, type ListWorld } from "@/tests/setup/school-lists";
import { asCommand, asOwner, refused } from "@/tests/setup/world";

let world: ListWorld;
beforeAll(async () => {
  world = await makeListWorld();
});

async function computed(code: string): Promise<string> {
  const { analyst, organisation, tenant, year } = world;
  const versionId = tenant.methodologyVersions[code] ?? "";
  const input = { organisation, versionId, year, basisListId: null, notHeld: [] };
  const { id: runId } = await startRun(asCommand(analyst, {}), input);
  const membershipId = analyst.memberships[0]?.id ?? "";
  await computeVerdicts({ runId, userId: analyst.user.id, membershipId }, { last: false });
  return runId;
}

describe("a draft made from a run", () => {
  it("rests on the run and its rule, which publication freezes", async () => {
    const { analyst, organisation, tenant, year } = world;
    const runId = await computed("REG_INDEX");
    const [offered] = (await listLists(analyst, year)).runs;
    expect(offered?.id).toBe(runId);
    const draft = await draftListFromRun(analyst, { organisation, runId, reason: "" });
    expect(draft).toMatchObject({ kind: "regional", listYear: year, number: 1 });
    await refused(draftListFromRun(analyst, { organisation, runId, reason: "" }), "CONFLICT");
    const list = await seen(world);
    expect(list.methodology).toContain("версия");
    const selected = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.verdict.count({ where: { runId, outcome: "identified" } }),
    );
    expect(list.entries).toHaveLength(selected);
    expect(list.entries.every(({ source }) => source === "computed")).toBe(true);
    const publication = { organisation, id: draft.id, version: list.version, letterIds: [] };
    await publishList(analyst, { ...publication, newLetter: letterOf("7"), early: false });
    const stored = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.schoolList.findUniqueOrThrow({ where: { id: draft.id }, include: { methodologyVersion: true } }),
    );
    expect(stored.runId).toBe(runId);
    expect(stored.methodologyVersion?.frozenAt).not.toBeNull();
    await refused(draftListFromRun(analyst, { organisation, runId, reason: "" }), "INVALID");
    expect((await draftListFromRun(analyst, { organisation, runId, reason: "Пересчёт" })).number).toBe(2);
  });

  it("is refused for a preview of the federal rule, and for a run of nobody", async () => {
    const { analyst, organisation } = world;
    const runId = await computed("FED_1Y");
    const refusal = await refused(draftListFromRun(analyst, { organisation, runId, reason: "" }), "INVALID");
    expect(refusal.message).toContain("предварительный");
    await refused(draftListFromRun(world.specialist, { organisation, runId, reason: "" }), "FORBIDDEN");
  });
});
