import { beforeAll, describe, expect, it } from "vitest";

import { writeCsv } from "@/lib/core/spreadsheets/write-csv";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { getStatistics, type StatisticsAsked } from "@/lib/modules/monitorings/statistics/queries";
import { statisticsLines, statisticsSheets } from "@/lib/modules/monitorings/statistics/workbook";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import type { Tenant } from "@/prisma/factories/tenant";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let analyst: TenantContext;
let campaign: BuiltCampaign;
let year: number;

async function accept(of: BuiltCampaign, school: { id: string }, answers: object): Promise<void> {
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    const id = of.submissions[school.id] ?? "";
    await buildSending(tx, tenant.region.id, id, { answers: { ...answers } });
    await leadSubmission(tx, id, "accepted");
  });
}

const question = (code: string): StatisticsAsked => ({ section: null, question: code, otherwise: "first" });
const WHOLE: StatisticsAsked = { section: null, question: null, otherwise: "all" };
const read = (asked: StatisticsAsked, ctx = analyst) => getStatistics(ctx, { year, code: "M2" }, asked);
const readOne = async (code: string, ctx = analyst) => {
  const [one] = (await read(question(code), ctx)).questions;
  if (!one) throw new Error(`No statistics of ${code}`);
  return one;
};

beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
  ({ year } = tenant);
  const form = handbookMonitoringForm("M2");
  // A year before, the number of teachers was asked in other words.
  const earlier = structuredClone(form);
  for (const asked of earlier.sections.flatMap(({ questions }) => questions))
    if (asked.code === "m2_teach") asked.title = "Учителей по штату";
  const before = await asOwner({ regionId: tenant.region.id }, async (tx) => {
    campaign = await buildCampaign(tx, tenant, { code: "M2", definition: form });
    return buildCampaign(tx, { ...tenant, year: year - 1 }, { code: "M2", definition: earlier });
  });
  const [home, other] = tenant.municipalities;
  await accept(campaign, home.schools[0], {
    m2_teach: "20",
    m2_vac: "1.5",
    m2_ovz: "3",
    m2_res: ["cok", "fipi"],
    m2_repair: true,
  });
  await accept(campaign, home.schools[1], { m2_teach: "30", m2_ovz: "9", m2_res: ["cok"], m2_repair: false });
  await accept(campaign, other.schools[0], { m2_teach: "41", m2_vac: "0.5", m2_ovz: "12", m2_repair: false });
  await accept(campaign, other.schools[1], { m2_teach: "", m2_vac: null, m2_ovz: "много" });
  await accept(campaign, tenant.directSchool, { m2_ovz: "20" });
  await accept(before, home.schools[0], { m2_teach: "10", m2_vac: "3" });
  // Sent and not accepted: counted nowhere.
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    const id = campaign.submissions[home.schools[2].id] ?? "";
    await buildSending(tx, tenant.region.id, id, { answers: { m2_teach: "999", m2_repair: true } });
  });
});

describe("statistics of a question", () => {
  it("count accepted answers alone: the region, every authority, the schools of the region itself", async () => {
    const { total, areas } = await readOne("m2_teach");
    expect(total).toEqual({
      accepted: 5,
      answered: 3,
      values: 3,
      min: 20,
      median: 30,
      mean: 91 / 3,
      max: 41,
      sum: 91,
      options: {},
      hidden: false,
    });
    expect(areas.map(({ figures: { accepted, answered, mean } }) => [accepted, answered, mean])).toEqual([
      [2, 2, 25],
      [2, 1, 41],
      [1, 0, null],
    ]);
    expect(areas.at(-1)?.area).toBe("direct");
  });

  it("tell how often options were chosen", async () => {
    expect((await readOne("m2_res")).total).toMatchObject({ answered: 2, options: { cok: 2, fipi: 1 } });
    expect((await readOne("m2_repair")).areas[0]?.figures.options).toEqual({ true: 1, false: 1 });
  });

  it("count an organisation once, however many rows it has added", async () => {
    const before = await asOwner({ regionId: tenant.region.id }, (tx) =>
      buildCampaign(tx, { ...tenant, year: year - 1 }, { code: "M1" }),
    );
    const row = (id: string, wrote: string) => ({ row: id, cells: { m1_vpr_part: wrote } });
    await accept(before, tenant.directSchool, { m1_vpr: [row("a", "10"), row("b", "14"), row("c", "")] });
    const asked = { section: null, question: "m1_vpr.m1_vpr_part", otherwise: "first" as const };
    const { questions } = await getStatistics(analyst, { year: year - 1, code: "M1" }, asked);
    expect(questions[0]?.total).toMatchObject({ accepted: 1, answered: 1, values: 2, sum: 24, median: 12 });
  });

  it("stand beside the year before where it asked the same", async () => {
    expect((await readOne("m2_vac")).before).toMatchObject({ answered: 1, mean: 3 });
    expect((await readOne("m2_vac")).areas[0]?.before).toMatchObject({ mean: 3 });
    const changed = await read(question("m2_teach"));
    expect(changed.lastYear).toEqual({ year: year - 1, comparable: 0 });
    expect(changed.questions[0]?.before).toBeNull();
  });

  it("hide small counts from the ministry, not from ИМАЦ", async () => {
    const ministry = await at(tenant.region.ministry, "region");
    expect((await readOne("m2_ovz")).total).toMatchObject({ min: 3, sum: 44, hidden: false });
    const { total, areas } = await readOne("m2_ovz", ministry);
    expect(total).toMatchObject({ min: null, median: null, sum: 44, hidden: true });
    expect(areas.map(({ figures }) => figures.min)).toEqual([null, null, null]);
    expect((await readOne("m2_teach", ministry)).total.min).toBe(20);
  });
});

describe("statistics of a form", () => {
  it("cost seven statements at most, of one question or of all", async () => {
    expect((await statementsOf(() => read(question("m2_vac")))).length).toBeLessThanOrEqual(7);
    expect((await statementsOf(() => read(WHOLE))).length).toBeLessThanOrEqual(7);
  });

  it("are a workbook and a table of lines", async () => {
    const statistics = await read(WHOLE);
    const bytes = await writeWorkbook(statisticsSheets(statistics));
    const { sheets } = await readSheets({ name: "статистика.xlsx", bytes });
    expect(sheets.map(({ name }) => name)).toEqual(["Показатели", "Варианты", "Определения"]);
    const text = await new Response(writeCsv(statisticsLines(statistics))).text();
    const line = text.split("\r\n").find((each) => each.startsWith("m2_teach;") && each.includes(";Регион;"));
    expect(line).toContain(";5;3;2;20;30;30.33;41;91;");
  });

  it("show a section, and what a form has not is not there", async () => {
    const first = await read({ ...WHOLE, otherwise: "first" });
    expect(new Set(first.questions.map(({ place }) => place.section))).toEqual(new Set([first.section]));
    await refused(read({ ...WHOLE, section: "nowhere" }), "NOT_FOUND");
    await refused(read(question("nowhere")), "NOT_FOUND");
  });

  it("are the region's: not an authority's, a stranger's, an expert's, nor of what was not opened", async () => {
    const [home] = tenant.municipalities;
    await refused(read(WHOLE, await at(home.specialist, home)), "NOT_FOUND");
    const stranger = await makeTenant();
    await refused(read(WHOLE, await at(stranger.region.analyst, "region")), "NOT_FOUND");
    await refused(read(WHOLE, await at(tenant.region.expert, "region")), "FORBIDDEN");
    await refused(getStatistics(analyst, { year, code: "M1" }, WHOLE), "NOT_FOUND");
  });
});
