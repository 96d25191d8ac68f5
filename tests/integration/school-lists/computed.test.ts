import { beforeAll, describe, expect, it } from "vitest";

import { computeVerdicts } from "@/lib/modules/methodologies/verdicts/jobs";
import { startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import { draftVersion, saveVersion } from "@/lib/modules/methodologies/versions/mutations";
import { getRegionComparison } from "@/lib/modules/school-lists/comparison/queries";
import { draftListFromRun } from "@/lib/modules/school-lists/computed/mutations";
import { publishList } from "@/lib/modules/school-lists/publication/mutations";
import { listLists } from "@/lib/modules/school-lists/versions/queries";
import { handbookRule } from "@/prisma/seed/methodologies";
import { letterOf, makeListWorld, seen, type ListWorld } from "@/tests/setup/school-lists";
import { asCommand, asOwner, refused } from "@/tests/setup/world";

let world: ListWorld;
beforeAll(async () => {
  world = await makeListWorld();
});

const computed = (code: string) => run(world.tenant.methodologyVersions[code] ?? "");

async function run(versionId: string): Promise<string> {
  const { analyst, organisation, year } = world;
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
    const compared = await getRegionComparison(analyst, { year });
    const current = compared?.lists.find(({ kind }) => kind === "regional")?.current;
    expect(current?.methodology).toBe(list.methodology);
    expect(list.methodology).toContain("(проект");
    const stored = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.schoolList.findUniqueOrThrow({ where: { id: draft.id }, include: { methodologyVersion: true } }),
    );
    expect(stored.runId).toBe(runId);
    expect(stored.methodologyVersion?.frozenAt).not.toBeNull();
    await refused(draftListFromRun(analyst, { organisation, runId, reason: "" }), "INVALID");
    expect((await draftListFromRun(analyst, { organisation, runId, reason: "Пересчёт" })).number).toBe(2);
  });

  it("rests on the rule that computed it: a rule changed since then is neither taken over nor frozen", async () => {
    const { analyst, organisation, tenant } = world;
    const from = { organisation, fromId: tenant.methodologyVersions.CONTROL_ZONE ?? "", note: "" };
    const { id: version } = await draftVersion(analyst, { ...from, label: "2026.1" });
    const rule = { ...handbookRule("CONTROL_ZONE"), appliesTo: "all" as const };
    let seenVersion = 1;
    const change = async (minParticipants: number) => {
      const input = { organisation, id: version, label: "2026.1", note: "", version: seenVersion };
      const saved = await saveVersion(analyst, { ...input, rule: { ...rule, minParticipants } });
      seenVersion = saved.version;
    };
    await change(1);
    const runId = await run(version);
    await change(2);
    const changed = /Методику изменили после расчёта: рассчитайте заново/;
    const taken = draftListFromRun(analyst, { organisation, runId, reason: "" });
    expect((await refused(taken, "CONFLICT")).message).toMatch(changed);
    await change(1);
    const draft = await draftListFromRun(analyst, { organisation, runId, reason: "" });
    await change(2);
    const { version: list } = await seen(world, draft.number, "control_zone");
    const publication = { organisation, id: draft.id, version: list, letterIds: [], early: false };
    const published = () => publishList(analyst, { ...publication, newLetter: letterOf("8") });
    expect((await refused(published(), "CONFLICT")).message).toMatch(changed);
    await change(1);
    await published();
    const stored = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.methodologyVersion.findUniqueOrThrow({ where: { id: version } }),
    );
    expect(stored.frozenAt).not.toBeNull();
    // Whoever was editing it meanwhile has seen another version.
    expect(stored.version).toBe(seenVersion + 1);
  });

  it("is refused for a preview of the federal rule, and for a run of nobody", async () => {
    const { analyst, organisation } = world;
    const runId = await computed("FED_1Y");
    const refusal = await refused(draftListFromRun(analyst, { organisation, runId, reason: "" }), "INVALID");
    expect(refusal.message).toContain("предварительный");
    await refused(draftListFromRun(world.specialist, { organisation, runId, reason: "" }), "FORBIDDEN");
  });
});
