import { beforeAll, describe, expect, it } from "vitest";

import { getSubmissionPage } from "@/lib/modules/monitorings/filling/pages/queries";
import { listOwedForms } from "@/lib/modules/monitorings/filling/owed/queries";
import { buildCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import { type FillingWorld, makeFillingWorld, saveAs, sendAs, typed } from "@/tests/setup/monitorings";
import { statementsOf } from "@/tests/setup/statements";
import { at, makeTenant, refused } from "@/tests/setup/world";

let world: FillingWorld;
let form: { year: number; code: string };
beforeAll(async () => {
  world = await makeFillingWorld();
  form = { year: world.tenant.year, code: "M1" };
});

describe("the page of a form", () => {
  it("shows what is being written to those who answer alone, and to all others what was sent", async () => {
    const { director, deputy, specialist, analyst, id } = world;
    await saveAs(deputy, id, [typed("pupils", "300"), typed("second", "20")]);
    const own = await getSubmissionPage(director, form);
    expect(own.filling?.draft.answers).toEqual({ pupils: "300", second: "20" });
    expect(own.filling).toMatchObject({ seq: 2, updatedBy: deputy.user.fullName, signs: true });
    expect(own.can).toMatchObject({ send: { allowed: true }, askTime: true });
    expect((await getSubmissionPage(deputy, form)).filling?.signs).toBe(false);
    for (const ctx of [specialist, analyst]) {
      const seen = await getSubmissionPage(ctx, form);
      expect([seen.filling, seen.sent, seen.can.askTime]).toEqual([null, null, false]);
      expect(JSON.stringify(seen)).not.toContain('"300"');
    }
    const { receipt } = await sendAs(director, id);
    for (const ctx of [director, specialist, analyst]) {
      const { sent, filling } = await getSubmissionPage(ctx, form);
      expect(filling).toBeNull();
      expect(sent?.receipt).toBe(receipt);
      expect(sent?.sections[0]?.questions[0]?.answer?.shown).toBe("300");
    }
    expect((await getSubmissionPage(director, form)).can.recall).toBe(true);
    await world.owner((tx) => leadSubmission(tx, id, "returned"));
    // On paper stands what was sent, also while it is mended.
    expect((await getSubmissionPage(director, { ...form, onPaper: true })).sent?.sections).not.toEqual([]);
    expect((await getSubmissionPage(director, form)).filling?.returned).toBe(true);
  });

  it("costs eight statements at most, with everything the portal knows beside it", async () => {
    const { tenant, owner } = world;
    const [, school] = tenant.municipalities[0].schools;
    const director = await at(school.director, school);
    await owner(async (tx) => {
      for (const code of ["M3", "M2"]) await buildCampaign(tx, tenant, { code });
      const before = await buildCampaign(tx, { ...tenant, year: tenant.year - 1 }, { code: "M3" });
      await buildSending(tx, tenant.region.id, before.submissions[school.id] ?? "");
    });
    for (const code of ["M1", "M2", "M3"]) {
      const seen = await statementsOf(() => getSubmissionPage(director, { ...form, code }));
      expect(seen.length, code).toBeLessThanOrEqual(8);
    }
  });

  it("brings the documents of the library its questions name", async () => {
    const { tenant, owner, director } = world;
    await owner(async (tx) => {
      const document = { regionId: tenant.region.id, kind: "порядок", issuer: "МОНМ", author: "МОНМ" };
      const [named] = await tx.libraryItem.createManyAndReturn({
        data: [
          { ...document, slug: "order", title: "Порядок приёма", number: "458" },
          { ...document, slug: "other", title: "Другой порядок" },
        ],
      });
      const [section] = SHORT_FORM.sections;
      const [first, ...others] = section?.questions ?? [];
      const questions = [{ ...first, hints: [named?.id ?? ""] }, ...others];
      const definition = { ...SHORT_FORM, sections: [{ ...section, questions }] };
      await buildCampaign(tx, tenant, { code: "M4", definition });
    });
    const { filling } = await getSubmissionPage(director, { ...form, code: "M4" });
    expect(filling?.library.map(({ title }) => title)).toEqual(["Порядок приёма"]);
    const cost = await statementsOf(() => getSubmissionPage(director, { ...form, code: "M4" }));
    expect(cost.length).toBeLessThanOrEqual(8);
  });

  it("of somebody else, or of no campaign, is not there", async () => {
    const stranger = await makeTenant();
    const [foreign] = stranger.municipalities[0].schools;
    await refused(getSubmissionPage(await at(foreign.director, foreign), form), "NOT_FOUND");
    await refused(getSubmissionPage(world.director, { ...form, code: "M9" }), "NOT_FOUND");
    const [, neighbour] = world.tenant.municipalities[0].schools;
    expect((await getSubmissionPage(await at(neighbour.director, neighbour), form)).id).not.toBe(world.id);
  });
});

describe("forms of an organisation", () => {
  it("are told with state, term and who wrote last, in four statements", async () => {
    const { tenant } = world;
    const [, , school] = tenant.municipalities[1].schools;
    const deputy = await at(school.deputy, school);
    await saveAs(deputy, world.campaign.submissions[school.id] ?? "", [typed("pupils", "300")]);
    const { current } = await listOwedForms(deputy);
    expect(current.find(({ code }) => code === "M1")).toMatchObject({
      state: "draft",
      untilOn: "2090-01-01",
      late: false,
      updatedBy: deputy.user.fullName,
    });
    const above = await at(tenant.municipalities[1].specialist, school);
    expect((await listOwedForms(above)).current[0]).toMatchObject({ updatedAt: null, updatedBy: "" });
    expect((await statementsOf(() => listOwedForms(deputy))).length).toBeLessThanOrEqual(4);
  });
});
