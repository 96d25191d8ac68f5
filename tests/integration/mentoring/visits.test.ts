import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { agreeVisit, confirmVisit, disputeVisit } from "@/lib/modules/mentoring/answers/mutations";
import { getMentoring } from "@/lib/modules/mentoring/queries";
import {
  judgeRecommendation,
  recommend,
  reportRecommendation,
  takeBackRecommendation,
} from "@/lib/modules/mentoring/recommendations/mutations";
import {
  cancelVisit,
  holdVisit,
  noteVisit,
  planVisit,
  rescheduleVisit,
} from "@/lib/modules/mentoring/visits/mutations";
import type { Tenant, TenantMunicipality, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { at, makeTenant, refused } from "@/tests/setup/world";

const MISSING = "0198f000-0000-7000-8000-000000000000";

let tenant: Tenant;
let home: TenantMunicipality;
let school: TenantSchool;
let mentor: TenantContext;
let director: TenantContext;

beforeAll(async () => {
  tenant = await makeTenant();
  [home] = tenant.municipalities;
  school = home.schools[1];
  mentor = await at(home.schools[0].director, school);
  director = await at(school.director, school);
});

const planned = (change: object = {}) => ({
  school: school.code,
  plannedOn: mentor.today,
  plannedTime: "10:30",
  remote: false,
  purpose: "Уроки 8 классов",
  ...change,
});
const of = (visit: string, version = 1) => ({ school: school.code, visit, version });
const seen = (ctx: TenantContext, id: string) =>
  getMentoring(ctx).then(({ visits }) => visits.find((visit) => visit.id === id));
const audited = (id: string) =>
  asAdministrator<{ event: string; after: Record<string, unknown> | null }>(
    `SELECT event, after FROM audit_events WHERE subject_id = '${id}' ORDER BY at, id`,
  );

async function recorded(ctx: TenantContext, visit: string) {
  const note = { school: school.code, visit, base: "" };
  await noteVisit(ctx, { ...note, field: "participants", value: "Директор, учитель математики" });
  await noteVisit(ctx, { ...note, field: "seen", value: "Урок в 8 «А»" });
}

describe("a visit of a mentor", () => {
  it("is planned, moved, agreed, called off: each with its audit", async () => {
    await refused(planVisit(mentor, planned({ plannedOn: "2020-01-01" })), "INVALID");
    const { id } = await planVisit(mentor, planned());
    await agreeVisit(director, of(id));
    await refused(agreeVisit(director, of(id, 2)), "CONFLICT");
    await rescheduleVisit(mentor, { ...of(id, 2), plannedOn: mentor.today, plannedTime: "" });
    expect(await seen(director, id)).toMatchObject({ state: "planned", agreedBy: null, plannedTime: "" });
    const stale = await refused(cancelVisit(mentor, { ...of(id, 2), reason: "Карантин" }), "STALE");
    expect(stale.details.stale?.changedBy).toBe(home.schools[0].director.fullName);
    await cancelVisit(mentor, { ...of(id, 3), reason: "Карантин" });
    await refused(
      rescheduleVisit(mentor, { ...of(id, 4), plannedOn: mentor.today, plannedTime: "" }),
      "CONFLICT",
    );
    expect(await audited(id)).toMatchObject([
      { event: "visit.planned" },
      { event: "visit.agreed" },
      { event: "visit.rescheduled" },
      { event: "visit.cancelled", after: { cancelReason: "Карантин" } },
    ]);
  });

  it("names the appointment it rests on", async () => {
    const { id } = await planVisit(mentor, planned());
    const [row] = await asAdministrator<{ number: string }>(
      `SELECT o.number FROM visits v JOIN appointments a ON a.id = v.appointment_id JOIN orders o ON o.id = a.order_id
        WHERE v.id = '${id}'`,
    );
    expect(row?.number).toBe("7");
    await cancelVisit(director, { ...of(id), reason: "День занят" });
  });

  it("keeps every field as it is typed and tells of a text changed elsewhere", async () => {
    const { id } = await planVisit(mentor, planned());
    const note = { school: school.code, visit: id, field: "seen" as const };
    await noteVisit(mentor, { ...note, base: "", value: "Урок" });
    await noteVisit(mentor, { ...note, base: "", value: "Урок" });
    const stale = await refused(noteVisit(mentor, { ...note, base: "", value: "Другое" }), "STALE");
    expect(stale.details.stale).toMatchObject({ field: "seen", current: "Урок" });
    expect((await seen(mentor, id))?.seen).toBe("Урок");
    expect((await seen(director, id))?.seen).toBe("");
    await cancelVisit(mentor, { ...of(id), reason: "Перенесено" });
  });

  it("is held with all it needs, confirmed or disputed by the director, and closed then", async () => {
    const { id } = await planVisit(mentor, planned());
    const empty = await refused(holdVisit(mentor, { ...of(id), heldOn: mentor.today }), "INVALID");
    expect(Object.keys(empty.details.fields ?? {})).toEqual(["participants", "seen"]);
    await recorded(mentor, id);
    const advice = { school: school.code, visit: id, text: "Провести диагностику", dueOn: mentor.today };
    const first = await recommend(mentor, { ...advice, libraryItemIds: [] });
    const second = await recommend(mentor, { ...advice, text: "Лишняя", libraryItemIds: [] });
    await refused(recommend(mentor, { ...advice, libraryItemIds: [MISSING] }), "NOT_FOUND");
    await takeBackRecommendation(mentor, { school: school.code, recommendation: second.id, version: 1 });
    await refused(holdVisit(mentor, { ...of(id), heldOn: "2099-01-01" }), "INVALID");
    await holdVisit(mentor, { ...of(id), heldOn: mentor.today });
    await refused(recommend(mentor, { ...advice, libraryItemIds: [] }), "CONFLICT");
    await refused(confirmVisit(director, of(id)), "STALE");
    await disputeVisit(director, { ...of(id, 2), reason: "Учителя не было" });
    await noteVisit(mentor, {
      school: school.code,
      visit: id,
      field: "participants",
      base: "Директор, учитель математики",
      value: "Директор",
    });
    await holdVisit(mentor, { ...of(id, 3), heldOn: mentor.today });
    await confirmVisit(director, of(id, 4));
    await refused(disputeVisit(director, { ...of(id, 5), reason: "Поздно" }), "CONFLICT");
    expect(await seen(director, id)).toMatchObject({
      state: "confirmed",
      participants: "Директор",
      recommendations: [{ id: first.id, state: "open" }],
    });
    const events = await audited(id);
    expect(events.map(({ event }) => event)).toEqual([
      "visit.planned",
      "visit.held",
      "visit.disputed",
      "visit.held",
      "visit.confirmed",
    ]);
    expect(events[1]?.after).toMatchObject({ seen: "Урок в 8 «А»", heldOn: mentor.today });
    expect((await audited(second.id)).map(({ event }) => event)).toEqual([
      "recommendation.given",
      "recommendation.removed",
    ]);

    // What was advised is told of by the school and judged on the next visit.
    const report = {
      school: school.code,
      recommendation: first.id,
      version: 1,
      note: "Проведена",
      fileId: null,
    };
    await refused(reportRecommendation(director, { ...report, fileId: MISSING }), "INVALID");
    await refused(reportRecommendation(mentor, report), "FORBIDDEN");
    await reportRecommendation(await at(school.deputy, school), report);
    await refused(reportRecommendation(director, report), "STALE");
    const next = await planVisit(mentor, planned());
    await recorded(mentor, next.id);
    const early = await refused(holdVisit(mentor, { ...of(next.id), heldOn: mentor.today }), "INVALID");
    expect(early.details.fields).toHaveProperty("outcomes");
    const judged = {
      school: school.code,
      recommendation: first.id,
      visit: next.id,
      version: 2,
      note: "Видел работы",
    };
    await refused(judgeRecommendation(director, { ...judged, outcome: "done" }), "FORBIDDEN");
    await judgeRecommendation(mentor, { ...judged, outcome: "partly" });
    await holdVisit(mentor, { ...of(next.id), heldOn: mentor.today });
    await refused(reportRecommendation(director, { ...report, version: 3 }), "CONFLICT");
    expect((await audited(first.id)).map(({ event }) => event)).toEqual([
      "recommendation.given",
      "recommendation.reported",
      "recommendation.judged",
    ]);
    expect((await seen(director, id))?.recommendations[0]).toMatchObject({
      state: "partly",
      schoolNote: "Проведена",
      outcomeNote: "Видел работы",
    });
  });

  it("is written by who visits only, read by the school's field, unseen by others", async () => {
    const { id } = await planVisit(mentor, planned());
    const methodologist = await at(home.methodologist, school);
    const specialist = await at(home.specialist, school);
    await refused(holdVisit(methodologist, { ...of(id), heldOn: mentor.today }), "CONFLICT");
    await refused(agreeVisit(mentor, of(id)), "FORBIDDEN");
    for (const reader of [tenant.region.analyst, home.head, school.deputy]) {
      const ctx = await at(reader, school);
      await refused(planVisit(ctx, planned()), "FORBIDDEN");
      expect((await getMentoring(ctx)).can.plan.allowed).toBe(false);
      expect(await seen(ctx, id)).toMatchObject({ state: "planned" });
    }
    await refused(agreeVisit(director, of(MISSING)), "NOT_FOUND");
    await expect(at(tenant.municipalities[1].specialist, school)).rejects.toThrow();
    // What a mentor who is gone has left is ended by the authority; its own visit needs no order.
    await cancelVisit(specialist, { ...of(id), reason: "Наставник сменился" });
    const own = await planVisit(methodologist, planned());
    expect(await seen(director, own.id)).toMatchObject({ visitorName: home.methodologist.fullName });
  });
});
