import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { listCalendarDays } from "@/lib/modules/monitorings/campaigns/calendar/queries";
import { removeCalendarDay, setCalendarDay } from "@/lib/modules/monitorings/campaigns/calendar/mutations";
import {
  cancelCampaign,
  confirmCampaign,
  moveCampaignDays,
  updateCampaign,
} from "@/lib/modules/monitorings/campaigns/mutations";
import { planYear } from "@/lib/modules/monitorings/campaigns/planning/mutations";
import { getCampaign, getCampaignYear, listWindows } from "@/lib/modules/monitorings/campaigns/queries";
import {
  changeTemplate,
  createTemplate,
  removeTemplate,
} from "@/lib/modules/monitorings/campaigns/templates/mutations";
import { listTemplates } from "@/lib/modules/monitorings/campaigns/templates/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import {
  changedCampaign,
  confirmedCampaign,
  openedCampaign,
  plannedCampaign,
  settingsOf,
} from "@/tests/setup/campaigns";
import { auditOf, newId } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let admin: TenantContext;
let specialist: TenantContext;
let organisation: string;

beforeAll(async () => {
  tenant = await makeTenant();
  admin = await at(tenant.region.admin, tenant.region);
  specialist = await at(tenant.municipalities[0].specialist, tenant.municipalities[0]);
  organisation = tenant.region.code;
});

const ofYear = (year: number) => ({ from: `${String(year)}-01-01`, to: `${String(year)}-12-31` });
const events = async (id: string) => (await auditOf(tenant.region.id, id)).map(({ event }) => event);

describe("the plan of a year", () => {
  it("is made of the templates: of 2024 with the windows of the letter to the day", async () => {
    const { planned } = await planYear(admin, { organisation, year: 2024 });
    expect(planned).toEqual(["M1", "M2", "M3", "M4", "M5"]);
    const { rows, unplanned, years } = await getCampaignYear(admin, 2024);
    expect(rows.map(({ code, opensOn, closesOn }) => [code, opensOn, closesOn])).toEqual([
      ["M1", "2024-09-02", "2024-09-13"],
      ["M2", "2024-09-16", "2024-09-30"],
      ["M3", "2024-10-07", "2024-10-25"],
      ["M4", "2024-10-14", "2024-10-31"],
      ["M5", "2024-11-11", "2024-12-16"],
    ]);
    expect(rows.map(({ respondent, target, next }) => [respondent, target, next.kind])).toEqual([
      ["school", "all", "confirm"],
      ["school", "all", "confirm"],
      ["school", "track", "confirm"],
      ["school", "track", "confirm"],
      ["municipality", "all", "confirm"],
    ]);
    expect(rows[2]?.overlaps).toEqual([{ code: "M4", from: "2024-10-14", to: "2024-10-25" }]);
    expect(unplanned).toEqual([]);
    expect(years).toContain(2024);
    const { message } = await refused(planYear(admin, { organisation, year: 2024 }), "CONFLICT");
    expect(message).toContain("уже есть в плане 2024 года");
    expect(await events(rows[0]?.id ?? "")).toEqual(["campaign.planned"]);
  });

  it("counts ИМАЦ's working days by the calendar of the region", async () => {
    await setCalendarDay(admin, { organisation, day: "2025-11-04", working: false, title: "День единства" });
    await setCalendarDay(admin, { organisation, day: "2025-11-01", working: true, title: "" });
    await planYear(admin, { organisation, year: 2025 });
    // From Friday 31 October: the worked Saturday, Monday, not Tuesday, Wednesday, Thursday, Friday.
    expect((await getCampaign(admin, 2025, "M4")).regionUntilOn).toBe("2025-11-07");
    expect(await listCalendarDays(specialist, 2025)).toEqual([
      { day: "2025-11-01", working: true, title: "" },
      { day: "2025-11-04", working: false, title: "День единства" },
    ]);
    await removeCalendarDay(admin, { organisation, day: "2025-11-01" });
    await refused(removeCalendarDay(admin, { organisation, day: "2025-11-01" }), "NOT_FOUND");
    expect(await events("2025-11-01")).toEqual(["calendar.changed", "calendar.changed"]);
  });

  it("is of whoever manages campaigns, in their own region", async () => {
    const stranger = await makeTenant();
    const other = await at(stranger.region.admin, stranger.region);
    const { id, version } = await plannedCampaign(admin, "M1", 2026);
    await refused(confirmCampaign(other, { organisation, id, version }), "NOT_FOUND");
    await refused(getCampaign(other, 2024, "M1"), "NOT_FOUND");
    const analyst = await at(tenant.region.analyst, tenant.region);
    await refused(planYear(analyst, { organisation, year: 2027 }), "FORBIDDEN");
    expect((await getCampaign(analyst, 2026, "M1")).can).toEqual({
      edit: false,
      confirm: false,
      open: false,
      cancel: false,
      replan: false,
      moveDays: false,
      target: false,
    });
  });

  it("costs the page the same however many campaigns there are", async () => {
    expect(await statementsOf(() => getCampaignYear(admin, 2024))).toHaveLength(3);
    expect((await statementsOf(() => getCampaign(admin, 2024, "M1"))).length).toBeLessThanOrEqual(3);
    expect(await statementsOf(() => listWindows(specialist, ofYear(2024)))).toHaveLength(1);
  });
});

describe("templates", () => {
  const fields = {
    title: "Мониторинг весны",
    form: "M2",
    target: "all" as const,
    listKinds: [],
    opensMonth: 2,
    opensDay: 29,
    closesMonth: 3,
    closesDay: 20,
    respondentAhead: 3,
    regionAfter: 5,
    note: "",
  };

  it("are made, changed and removed; a year planned later follows, one planned before stays", async () => {
    const { id } = await createTemplate(admin, { organisation, code: "S1", ...fields });
    const twin = await refused(createTemplate(admin, { organisation, code: "S1", ...fields }), "INVALID");
    expect(twin.details.fields?.code).toContain("уже есть");
    const spring = await plannedCampaign(admin, "S1", 2027);
    expect(spring).toMatchObject({ opensOn: "2027-02-28", closesOn: "2027-03-20", track: 2, formCode: "M2" });
    const change = { organisation, id, version: 1, ...fields, opensMonth: 4, opensDay: 1, closesMonth: 4 };
    await changeTemplate(admin, change);
    await refused(changeTemplate(admin, change), "STALE");
    expect((await getCampaign(admin, 2027, "S1")).opensOn).toBe("2027-02-28");
    expect((await plannedCampaign(admin, "S1", 2028)).opensOn).toBe("2028-04-01");
    await removeTemplate(admin, { organisation, id, version: 2 });
    await refused(removeTemplate(admin, { organisation, id, version: 3 }), "NOT_FOUND");
    await planYear(admin, { organisation, year: 2029 });
    await refused(getCampaign(admin, 2029, "S1"), "NOT_FOUND");
    expect((await listTemplates(admin)).templates.map(({ code }) => code)).not.toContain("S1");
    await createTemplate(admin, { organisation, code: "S1", ...fields });
    expect(await events(id)).toEqual(Array<string>(4).fill("template.changed"));
  });

  it("ask by lists of schools only schools, by a form that is there", async () => {
    const wrong = { organisation, code: "S2", ...fields, form: "M5", target: "track" as const };
    const { details } = await refused(createTemplate(admin, wrong), "INVALID");
    expect(details.fields?.target).toContain("отвечают МОУО");
    await refused(createTemplate(admin, { ...wrong, form: "M77" }), "INVALID");
  });
});

describe("a planned campaign", () => {
  it("is changed by who saw its last version; its days lie in order, its rule asks somebody", async () => {
    const campaign = await plannedCampaign(admin, "M3", 2030);
    const input = { organisation, id: campaign.id, version: campaign.version, ...settingsOf(campaign) };
    const order = await refused(updateCampaign(admin, { ...input, closesOn: "2030-10-06" }), "INVALID");
    expect(order.details.fields?.closesOn).toContain("раньше первого");
    const nobody = await refused(
      updateCampaign(admin, { ...input, target: "lists", listKinds: [] }),
      "INVALID",
    );
    expect(nobody.details.fields?.listKinds).toContain("вид перечня");
    const unknown = await refused(
      updateCampaign(admin, { ...input, target: "chosen", chosen: [tenant.municipalities[0].code] }),
      "INVALID",
    );
    expect(unknown.details.fields?.chosen).toContain("Нет школы с кодом");
    await refused(updateCampaign(admin, { ...input, formVersion: 77 }), "INVALID");
    const school = tenant.municipalities[0].schools[0].code;
    const changed = await changedCampaign(admin, campaign, {
      target: "chosen",
      chosen: [school],
      title: "Иное",
    });
    expect(changed).toMatchObject({ title: "Иное", target: "chosen", version: 2 });
    expect(changed.chosen.map(({ code }) => code)).toEqual([school]);
    await refused(updateCampaign(admin, input), "STALE");
    const [, written] = await auditOf(tenant.region.id, campaign.id);
    expect(written).toMatchObject({
      event: "campaign.changed",
      before: { title: campaign.title, target: "track" },
    });
  });

  it("is seen below the region once its days are confirmed, and again after they moved", async () => {
    const year = 2031;
    const planned = await plannedCampaign(admin, "M1", year);
    const director = await at(
      tenant.municipalities[0].schools[0].director,
      tenant.municipalities[0].schools[0],
    );
    const seen = async (ctx: TenantContext) => (await listWindows(ctx, ofYear(year))).map(({ code }) => code);
    expect([await seen(specialist), await seen(director), await seen(admin)]).toEqual([[], [], []]);
    const confirmed = await confirmedCampaign(admin, planned);
    expect(confirmed).toMatchObject({
      confirmed: true,
      next: { kind: "open", until: "2031-09-02", late: false },
    });
    expect([await seen(specialist), await seen(director)]).toEqual([["M1"], ["M1"]]);
    expect(await listWindows(specialist, { ...ofYear(year), respondent: "municipality" })).toEqual([]);
    const { id, version } = confirmed;
    await refused(confirmCampaign(admin, { organisation, id, version }), "CONFLICT");
    const renamed = await changedCampaign(admin, confirmed, { title: "Новое название" });
    expect(renamed.confirmed).toBe(true);
    const moved = await changedCampaign(admin, renamed, { opensOn: "2031-09-03" });
    expect(moved.confirmed).toBe(false);
    expect(await seen(specialist)).toEqual([]);
    await confirmedCampaign(admin, moved);
    expect(await seen(director)).toEqual(["M1"]);
  });

  it("is cancelled with a reason, once, and is left alone from then on", async () => {
    const campaign = await plannedCampaign(admin, "M2", 2031);
    const { id, version } = campaign;
    await cancelCampaign(admin, { organisation, id, version, reason: "Отозван письмом" });
    const cancelled = await getCampaign(admin, 2031, "M2");
    expect(cancelled).toMatchObject({ state: "cancelled", cancelled: { reason: "Отозван письмом" } });
    await refused(cancelCampaign(admin, { organisation, id, version: 2, reason: "Ещё раз" }), "CONFLICT");
    await refused(confirmCampaign(admin, { organisation, id, version: 2 }), "CONFLICT");
    await refused(confirmCampaign(admin, { organisation, id: newId(), version: 2 }), "NOT_FOUND");
    await refused(
      updateCampaign(admin, { organisation, id, version: 2, ...settingsOf(cancelled) }),
      "CONFLICT",
    );
    expect(await events(id)).toEqual(["campaign.planned", "campaign.cancelled"]);
  });
});

describe("the days of an opened campaign", () => {
  it("are moved with a reason for everybody it asks; what it asks is not changed", async () => {
    const campaign = await openedCampaign(admin, await plannedCampaign(admin, "M5", 2032));
    const { id, version, opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn } =
      campaign;
    const days = { opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn };
    const input = { organisation, id, version, ...days, reason: "Продление по письму № 5" };
    await refused(moveCampaignDays(admin, input), "CONFLICT");
    const wrong = await refused(
      moveCampaignDays(admin, { ...input, regionUntilOn: "2032-12-01" }),
      "INVALID",
    );
    expect(wrong.details.fields?.regionUntilOn).toContain("после проверки");
    await refused(moveCampaignDays(admin, { ...input, opensOn: "2020-11-11" }), "CONFLICT");
    const longer = {
      closesOn: "2032-12-20",
      municipalityUntilOn: "2032-12-20",
      respondentUntilOn: "2032-12-20",
    };
    await moveCampaignDays(admin, { ...input, ...longer });
    await refused(moveCampaignDays(admin, { ...input, ...longer }), "STALE");
    expect(await getCampaign(admin, 2032, "M5")).toMatchObject({
      ...longer,
      confirmed: true,
      state: "opened",
    });
    const written = (await auditOf(tenant.region.id, id)).at(-1);
    expect(written).toMatchObject({
      event: "campaign.changed",
      before: { closesOn },
      after: { closesOn: "2032-12-20", reason: "Продление по письму № 5" },
    });
    await refused(
      updateCampaign(admin, { organisation, id, version: version + 1, ...settingsOf(campaign) }),
      "CONFLICT",
    );
  });
});
