import { beforeAll, describe, expect, it } from "vitest";

import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { writeCsv } from "@/lib/core/spreadsheets/write-csv";
import { writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";
import { getReview } from "@/lib/modules/monitorings/checking/review/queries";
import { acceptedAnswers, getCampaignExport } from "@/lib/modules/monitorings/export/queries";
import { answerLines, answerSheets } from "@/lib/modules/monitorings/export/workbook";
import { getSubmissionPage } from "@/lib/modules/monitorings/filling/pages/queries";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import type { Tenant } from "@/prisma/factories/tenant";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let campaign: BuiltCampaign;
const asked = () => ({ year: campaign.year, code: "M2" });

beforeAll(async () => {
  tenant = await makeTenant();
  const [home, other] = tenant.municipalities;
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    campaign = await buildCampaign(tx, tenant, { code: "M2" });
    const accept = async (school: { id: string }, answers: object) => {
      const id = campaign.submissions[school.id] ?? "";
      await buildSending(tx, tenant.region.id, id, { answers: { ...answers }, facts: { students: "300" } });
      await leadSubmission(tx, id, "accepted", { acceptedSending: 1 });
    };
    await accept(home.schools[0], { m2_teach: "20", m2_ovz: "3", m2_res: ["cok"] });
    await accept(other.schools[0], { m2_teach: "31", m2_ovz: "12" });
    // Sent and not accepted: in no export.
    await buildSending(tx, tenant.region.id, campaign.submissions[home.schools[1].id] ?? "", {
      answers: { m2_teach: "99" },
    });
  });
});

async function table(ctx: TenantContext): Promise<Map<string, string>[]> {
  const exported = await getCampaignExport(ctx, asked());
  const text = await new Response(
    writeCsv(answerLines(exported, acceptedAnswers(ctx, exported.campaignId))),
  ).text();
  const [codes = [], , ...lines] = text
    .trim()
    .split("\r\n")
    .map((line) => line.split(";"));
  return lines.map(
    (cells) => new Map(cells.map((cell, column) => [codes[column] || `#${String(column)}`, cell])),
  );
}

describe("answers of a campaign", () => {
  it("are exported once accepted: the region all, an authority its own", async () => {
    const region = await table(await at(tenant.region.analyst, "region"));
    expect(region.map((row) => row.get("m2_teach"))).toEqual(["20", "31"]);
    const [home, other] = tenant.municipalities;
    const own = await table(await at(other.specialist, other));
    expect(own.map((row) => [row.get("#1"), row.get("m2_teach")])).toEqual([[other.schools[0].code, "31"]]);
    expect(await table(await at(home.specialist, home))).toHaveLength(1);
  });

  it("show small counts to ИМАЦ and the authority, and «<5» to the ministry", async () => {
    const seen = async (ctx: TenantContext) => (await table(ctx)).map((row) => row.get("m2_ovz"));
    expect(await seen(await at(tenant.region.analyst, "region"))).toEqual(["3", "12"]);
    expect(await seen(await at(tenant.region.ministry, "region"))).toEqual(["<5", "12"]);
  });

  it("are read form by form in the same way", async () => {
    const [school] = tenant.municipalities[0].schools;
    const read = async (who: { id: string }) => {
      const ctx = await at(who, school);
      const pages = [
        await getReview(ctx, asked(), queueParams.parse({})),
        await getSubmissionPage(ctx, asked()),
      ];
      return pages.map((page) => JSON.stringify(page).includes('"<5"'));
    };
    expect(await read(tenant.region.ministry)).toEqual([true, true]);
    expect(await read(tenant.region.analyst)).toEqual([false, false]);
  });

  it("make a workbook with the matrix and what its columns mean", async () => {
    const ctx = await at(tenant.region.analyst, "region");
    const exported = await getCampaignExport(ctx, asked());
    const answers = await Array.fromAsync(acceptedAnswers(ctx, exported.campaignId));
    const bytes = await writeWorkbook(answerSheets(exported, answers));
    const { sheets } = await readSheets({ name: "ответы.xlsx", bytes });
    expect(sheets.map(({ name }) => name)).toEqual(["Ответы", "Определения"]);
    const cells = JSON.stringify(sheets);
    expect(cells).toContain("m2_occupancy");
    expect(cells).toContain("библиотека ЦОК");
  });

  it("of a stranger and of a campaign that is only planned are not there", async () => {
    const stranger = await makeTenant();
    await refused(getCampaignExport(await at(stranger.region.analyst, "region"), asked()), "NOT_FOUND");
    await refused(
      getCampaignExport(await at(tenant.region.analyst, "region"), { year: campaign.year, code: "M1" }),
      "NOT_FOUND",
    );
    await refused(getCampaignExport(await at(tenant.region.expert, "region"), asked()), "FORBIDDEN");
  });
});
