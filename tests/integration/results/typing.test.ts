import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { markObjectivity, saveResults } from "@/lib/modules/results/mutations";
import { getSchoolResults } from "@/lib/modules/results/queries";
import type { SaveResultsInput } from "@/lib/modules/results/schema";
import type { ResultRow, SchoolResults } from "@/lib/modules/results/types";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { auditOf } from "@/tests/setup/plans";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let school: TenantSchool;
let analyst: TenantContext;
let year: number;

beforeAll(async () => {
  tenant = await makeTenant();
  [, school] = tenant.municipalities[0].schools;
  analyst = await at(tenant.region.analyst, school);
  year = tenant.year - 1;
});

function current({ results, indicators }: SchoolResults, code: string): ResultRow | undefined {
  const id = indicators.find((indicator) => indicator.code === code)?.id;
  return results.find((row) => row.indicatorId === id && row.year === year && row.attempt === "first");
}

type Typed = Partial<SaveResultsInput["rows"][number]>;

async function type(code: string, row: Typed, rest: Partial<SaveResultsInput> = {}) {
  const stored = current(await getSchoolResults(analyst), code);
  const input: SaveResultsInput = {
    organisation: school.code,
    year,
    attempt: "first",
    sitting: "spring",
    reason: "по протоколу",
    rows: [
      {
        indicator: code,
        base: stored?.id ?? null,
        state: "value",
        enrolled: null,
        participants: 40,
        belowMin: 14,
        ...row,
      },
    ],
    ...rest,
  };
  return saveResults(asCommand(analyst, input), input);
}

describe("results typed by hand", () => {
  it("supersede what they replace, which stays readable, and are audited", async () => {
    const before = current(await getSchoolResults(analyst), "VPR_MA_5");
    expect(await type("VPR_MA_5", { enrolled: 44 })).toEqual({ written: 1, unchanged: 0 });
    const now = await getSchoolResults(analyst);
    expect(current(now, "VPR_MA_5")).toMatchObject({
      state: "value",
      enrolled: 44,
      participants: 40,
      belowMin: 14,
      source: "внесено вручную: по протоколу",
      sourceKind: "manual",
      loadedBy: tenant.region.analyst.fullName,
    });
    expect(now.history.map(({ id }) => id)).toContain(before?.id);
    const audit = await auditOf(tenant.region.id, school.id);
    expect(audit.at(-1)).toMatchObject({ event: "result.typed", userId: tenant.region.analyst.id });
  });

  it("write nothing when they say what is stored", async () => {
    await type("VPR_RU_6", { participants: 21, belowMin: 2 });
    const stored = current(await getSchoolResults(analyst), "VPR_RU_6");
    expect(await type("VPR_RU_6", { base: null, participants: 21, belowMin: 2 })).toEqual({
      written: 0,
      unchanged: 1,
    });
    expect(current(await getSchoolResults(analyst), "VPR_RU_6")?.id).toBe(stored?.id);
  });

  it("of another sitting are written though the figures are the same", async () => {
    await type("OGE_RU", { participants: 22, belowMin: 1 });
    expect(await type("OGE_RU", { participants: 22, belowMin: 1 }, { sitting: "autumn" })).toEqual({
      written: 1,
      unchanged: 0,
    });
    expect(current(await getSchoolResults(analyst), "OGE_RU")).toMatchObject({ sitting: "autumn" });
    const audit = await auditOf(tenant.region.id, school.id);
    expect(audit.at(-1)?.after).toMatchObject({ sitting: "autumn" });
  });

  it("keep apart no participants, not applicable and not delivered", async () => {
    await type("EGE_RU", { participants: 0, belowMin: null });
    await type("EGE_MA_P", { state: "not_applicable", participants: null, belowMin: null });
    await type("EGE_MA_B", { state: "missing", participants: null, belowMin: null });
    const now = await getSchoolResults(analyst);
    expect(current(now, "EGE_RU")).toMatchObject({ state: "not_applicable", participants: 0, belowMin: 0 });
    expect(current(now, "EGE_MA_P")).toMatchObject({ state: "not_applicable", participants: null });
    expect(current(now, "EGE_MA_B")).toMatchObject({ state: "missing", participants: null, belowMin: null });
  });

  it("are refused when somebody changed them meanwhile, with what stands there now", async () => {
    const seen = current(await getSchoolResults(analyst), "OGE_MA")?.id ?? null;
    await type("OGE_MA", { participants: 30, belowMin: 9 });
    const refusal = await refused(type("OGE_MA", { base: seen, participants: 31, belowMin: 9 }), "STALE");
    expect(refusal.message).toContain("9\u00a0из\u00a030 — 30,0 %");
    expect(refusal.details.stale).toMatchObject({ current: { participants: 30, belowMin: 9 } });
  });

  it("are refused for a year to come and for a school closed before", async () => {
    await refused(type("OGE_RU", { base: null }, { year: year + 2 }), "CONFLICT");
    await asOwner({ regionId: school.regionId }, (tx) =>
      tx.organisation.update({ where: { id: school.id }, data: { closedOn: new Date(`${year - 1}-06-30`) } }),
    );
    const refusal = await refused(type("OGE_RU", {}), "CONFLICT");
    expect(refusal.message).toContain(`закрыта в ${year - 1} году`);
    await asOwner({ regionId: school.regionId }, (tx) =>
      tx.organisation.update({ where: { id: school.id }, data: { closedOn: null } }),
    );
  });

  it("leave results of the other attempt as they are", async () => {
    await type("OGE_RU", { base: null, participants: 20, belowMin: 0 }, { attempt: "final" });
    const { results } = await getSchoolResults(analyst);
    const both = results.filter(({ attempt, indicatorId }) => {
      return (
        attempt === "final" || indicatorId === results.find((row) => row.attempt === "final")?.indicatorId
      );
    });
    expect(both.map(({ attempt }) => attempt).sort()).toEqual(["final", "first"]);
  });

  it("are typed by ИМАЦ only", async () => {
    const ctx = await at(school.director, school);
    const input = {
      organisation: school.code,
      year,
      attempt: "first",
      sitting: "spring",
      reason: "я",
      rows: [],
    };
    await refused(saveResults(asCommand(ctx, input), input as SaveResultsInput), "FORBIDDEN");
  });
});

describe("a mark of doubt", () => {
  it("stands beside the figures with its reason and name, and goes on when the figures are corrected", async () => {
    const stored = current(await getSchoolResults(analyst), "OGE_RU");
    const mark = { organisation: school.code, id: stored?.id ?? "", doubted: true, note: "все ВПР низкие" };
    await markObjectivity(asCommand(analyst, mark), mark);
    const doubted = current(await getSchoolResults(analyst), "OGE_RU");
    expect(doubted).toMatchObject({
      participants: stored?.participants,
      source: stored?.source,
      loadedAt: stored?.loadedAt,
      objectivity: { doubted: true, note: "все ВПР низкие", by: tenant.region.analyst.fullName },
    });
    await type("OGE_RU", { participants: 22, belowMin: 1 });
    const corrected = current(await getSchoolResults(analyst), "OGE_RU");
    expect(corrected).toMatchObject({ participants: 22, objectivity: { doubted: true } });

    const off = { ...mark, id: corrected?.id ?? "", doubted: false, note: "протоколы проверены" };
    await markObjectivity(asCommand(analyst, off), off);
    expect(current(await getSchoolResults(analyst), "OGE_RU")?.objectivity).toMatchObject({
      doubted: false,
      note: "протоколы проверены",
    });
    const audit = await auditOf(tenant.region.id, school.id);
    expect(audit.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["result.doubted", "result.trusted"]),
    );
  });

  it("is refused on a result that has been replaced and where there are no figures", async () => {
    const { history } = await getSchoolResults(analyst);
    const old = history.find(({ state, objectivity }) => state === "value" && objectivity === null);
    const late = { organisation: school.code, id: old?.id ?? "", doubted: true, note: "поздно" };
    await refused(markObjectivity(asCommand(analyst, late), late), "STALE");
    const missing = current(await getSchoolResults(analyst), "EGE_MA_B");
    const empty = { ...late, id: missing?.id ?? "" };
    await refused(markObjectivity(asCommand(analyst, empty), empty), "CONFLICT");
  });
});
