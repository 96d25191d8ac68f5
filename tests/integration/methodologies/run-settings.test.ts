import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import { getVerdict } from "@/lib/modules/methodologies/verdicts/queries";
import { getRunOptions } from "@/lib/modules/methodologies/verdicts/starting/queries";
import { draftVersion } from "@/lib/modules/methodologies/versions/mutations";
import type { Tenant } from "@/prisma/factories/tenant";
import { handbookRule } from "@/prisma/seed/methodologies";
import { makeRunWorld, type RunWorld } from "@/tests/setup/runs";
import { asOwner, refused } from "@/tests/setup/world";

let world: RunWorld;
let tenant: Tenant;
let analyst: TenantContext;
let year: number;
beforeAll(async () => {
  world = await makeRunWorld();
  ({ tenant, analyst, year } = world);
});

describe("a run", () => {
  it("of the control zone leaves out the schools of its list", async () => {
    const refusal = await refused(startRun(analyst, world.input("CONTROL_ZONE")), "CONFLICT");
    expect(refusal.message).toMatch(/Выберите перечень/);
    const id = await world.run("CONTROL_ZONE", { basisListId: tenant.lists.current.federal });
    const [listed, inZone] = tenant.municipalities[0].schools;
    expect((await getVerdict(analyst, id, listed.code)).text.conclusion).toMatch(/входит в перечень/);
    expect((await getVerdict(analyst, id, inZone.code)).outcome).toBe("control_zone");
    await refused(startRun(analyst, world.input("CONTROL_ZONE", { basisListId: id })), "NOT_FOUND");
    // A list of another year, a draft and a control zone itself are no base.
    const { region } = tenant;
    const draft = await asOwner({ regionId: region.id }, (tx) =>
      tx.schoolList.create({
        data: {
          regionId: region.id,
          ownerId: region.id,
          kind: "federal",
          listYear: year,
          number: 2,
          reason: "проба",
        },
      }),
    );
    const others = [tenant.lists.previous.federal, tenant.lists.current.control_zone, draft.id];
    for (const basisListId of others) {
      const refusal = await refused(
        startRun(analyst, world.input("CONTROL_ZONE", { basisListId })),
        "CONFLICT",
      );
      expect(refusal.message).toMatch(/опубликованный федеральный или региональный перечень/);
    }
    const offered = (await getRunOptions(analyst)).lists.map((list) => list.id);
    expect(offered).toContain(tenant.lists.current.federal);
    for (const other of others.slice(1)) expect(offered).not.toContain(other);
  });

  it("is refused where a procedure said not to be held has results", async () => {
    const notHeld = [{ code: "OGE_MA", back: 0 }];
    const refusal = await refused(startRun(analyst, world.input("FED_1Y", { notHeld })), "CONFLICT");
    expect(refusal.message).toContain(`ОГЭ математика, ${year} год`);
  });

  it("with retakes counted takes what was not retaken as it was: the ВПР has no retakes", async () => {
    const from = {
      organisation: tenant.region.code,
      fromId: tenant.methodologyVersions.FED_1Y ?? "",
      note: "",
    };
    const handbook = handbookRule("FED_1Y");
    const rule = { ...handbook, low: { ...handbook.low, attempt: "final" as const } };
    const { id: versionId } = await draftVersion(analyst, { ...from, label: "с пересдачами", rule });
    const school = tenant.municipalities[0].schools[1];
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      const oge = await tx.resultIndicator.findFirstOrThrow({ where: { code: "OGE_MA" } });
      await tx.assessmentResult.create({
        data: {
          regionId: tenant.region.id,
          municipalityId: school.municipalityId,
          schoolId: school.id,
          indicatorId: oge.id,
          year,
          attempt: "final",
          state: "value",
          participants: 20,
          belowMin: 0,
          sourceKind: "manual",
          source: "проба",
        },
      });
    });
    const id = await world.run("FED_1Y", { versionId });
    const { text, rule: words } = await getVerdict(analyst, id, school.code);
    const of = (code: string) => text.years[0]?.lines.find((line) => line.code === code)?.text;
    expect(of("OGE_MA")).toContain("0 из 20");
    expect(of("VPR_MA_5")).toContain("7 из 20");
    expect(words.join(" ")).toContain("с учётом пересдач, а где их не было — по первой попытке");
  });
});
