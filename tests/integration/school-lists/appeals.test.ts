import { beforeEach, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { getAuthorityTasks } from "@/lib/modules/plans/tasks/queries";
import { decideAppeal, makeAppeal, withdrawAppeal } from "@/lib/modules/school-lists/appeals/mutations";
import { getAppealQueue, getAuthorityReviews } from "@/lib/modules/school-lists/appeals/queries";
import { publishList } from "@/lib/modules/school-lists/publication/mutations";
import { getOpenListTasks } from "@/lib/modules/school-lists/tasks/queries";
import { getListsInForce } from "@/lib/modules/school-lists/in-force/queries";
import { auditOf, newId } from "@/tests/setup/plans";
import {
  letterOf,
  makeDraft,
  makeListWorld,
  openToday,
  rowsSeen,
  seen,
  type ListWorld,
} from "@/tests/setup/school-lists";
import { asOwner, at, refused } from "@/tests/setup/world";

let world: ListWorld;
let listId: string;
beforeEach(async () => {
  world = await makeListWorld();
  const { home, neighbour } = world;
  listId = await makeDraft(world, [home.schools[0], home.schools[1], neighbour.schools[0]]);
});

const appealOf = (schoolCode: string, change: object = {}) => ({
  municipality: world.home.code,
  listId,
  schoolCode,
  text: "В расчёт вошли повторные работы",
  figures: [],
  fileId: null,
  ...change,
});

const reviewTasksOf = async (ctx: TenantContext) =>
  (await getAuthorityTasks(ctx)).filter(({ id }) => id.startsWith("review:"));

const review = async () => {
  const [only] = (await getAuthorityReviews(world.specialist)).reviews;
  if (!only) throw new Error("The list is in review");
  return only;
};

describe("a list in review", () => {
  it("shows an authority its own schools and nobody else's, and asks it until the term", async () => {
    const { home, neighbour, specialist, analyst } = world;
    expect((await getAuthorityReviews(specialist)).reviews).toEqual([]);
    expect(await reviewTasksOf(specialist)).toEqual([]);
    await openToday(world, listId);
    const { entries, others, refusal } = await review();
    expect(entries.map(({ schoolCode, grounds }) => [schoolCode, grounds])).toEqual([
      [home.schools[0].code, "35,0 %"],
      [home.schools[1].code, "35,0 %"],
    ]);
    expect(others.map(({ code }) => code)).toEqual([home.schools[2].code]);
    expect(refusal).toBeNull();
    const page = JSON.stringify(await getAuthorityReviews(specialist));
    expect(page).not.toContain(neighbour.schools[0].code);
    const [task] = await reviewTasksOf(specialist);
    expect(task).toMatchObject({ dueOn: analyst.today, href: `/municipalities/${home.code}/lists/review` });
    const director = await at(home.schools[0].director, home.schools[0]);
    await refused(getAuthorityReviews(director), "NOT_FOUND");
  });

  it("takes an appeal with figures, shows them to ИМАЦ beside its own, and is not published meanwhile", async () => {
    const { analyst, home, tenant, organisation, specialist } = world;
    const regionId = tenant.region.id;
    const [school] = home.schools;
    const indicatorId = newId();
    await asOwner({ regionId }, async (tx) => {
      const indicator = {
        id: indicatorId,
        regionId,
        code: "t",
        group: "vpr" as const,
        title: "ВПР",
        shortTitle: "ВПР",
        position: 99,
      };
      await tx.resultIndicator.create({ data: indicator });
      const counts = {
        participants: 40,
        belowMin: 14,
        state: "value" as const,
        sourceKind: "manual" as const,
      };
      const of = { regionId, municipalityId: home.id, schoolId: school.id, indicatorId, year: 2025 };
      await tx.assessmentResult.create({ data: { ...of, ...counts, source: "внесено вручную" } });
    });
    await openToday(world, listId);
    const figure = { indicatorId, year: 2025, participants: 40, belowMin: 11 };
    await refused(
      makeAppeal(specialist, appealOf(school.code, { figures: [{ ...figure, indicatorId: newId() }] })),
      "INVALID",
    );
    const { id } = await makeAppeal(specialist, appealOf(school.code, { figures: [figure] }));
    await refused(makeAppeal(specialist, appealOf(school.code)), "CONFLICT");

    const [list] = (await getAppealQueue(analyst)).lists;
    expect(list?.appeals).toMatchObject([
      {
        id,
        kind: "exclude",
        state: "open",
        figures: [{ belowMin: 11, stored: { participants: 40, belowMin: 14 } }],
      },
    ]);
    const [task] = await getOpenListTasks(analyst);
    expect(task?.title).toBe("Решите возражения: 1");
    const publication = async () =>
      publishList(analyst, {
        organisation,
        id: listId,
        version: (await seen(world)).version,
        letterIds: [],
        newLetter: letterOf("9"),
        early: true,
      });
    expect((await refused(publication(), "CONFLICT")).message).toContain(school.shortName);

    const decision = { organisation, id, outcome: "accepted" as const, decision: "Данные подтверждены" };
    await refused(decideAppeal(analyst, { ...decision, version: 2 }), "STALE");
    await decideAppeal(analyst, { ...decision, version: 1 });
    await refused(decideAppeal(analyst, { ...decision, version: 2 }), "CONFLICT");
    expect((await review()).appeals).toMatchObject([
      { state: "accepted", decision: "Данные подтверждены", decidedBy: analyst.user.fullName },
    ]);
    const after = await seen(world);
    expect(after.entries.map(({ schoolCode }) => schoolCode)).not.toContain(school.code);
    expect(after.decisions[0]).toMatchObject({
      included: false,
      byAppeal: true,
      reason: "Данные подтверждены",
    });
    await publication();
    expect((await auditOf(regionId, id)).map(({ event }) => event)).toEqual([
      "appeal.made",
      "appeal.decided",
    ]);
    await refused(makeAppeal(specialist, appealOf(home.schools[1].code)), "CONFLICT");
    // Decided appeals stay readable to both, and the list in force names the authority's own schools only.
    expect(await review()).toMatchObject({ published: true, appeals: [{ id }] });
    const { years } = await getListsInForce(specialist);
    const published = years.flatMap(({ lists }) => lists).find((one) => one.id === listId);
    expect(published?.entries.map(({ schoolCode }) => schoolCode)).toEqual([home.schools[1].code]);
  });

  it("takes a proposal to include a school; accepted, the school is put on", async () => {
    const { analyst, home, organisation, specialist, neighbour } = world;
    await openToday(world, listId);
    await refused(makeAppeal(specialist, appealOf(neighbour.schools[0].code)), "INVALID");
    const { id } = await makeAppeal(specialist, appealOf(home.schools[2].code));
    await decideAppeal(analyst, {
      organisation,
      id,
      version: 1,
      outcome: "accepted",
      decision: "Школа соответствует",
    });
    const { entries } = await seen(world);
    expect(entries.find(({ schoolCode }) => schoolCode === home.schools[2].code)).toMatchObject({
      source: "manual",
    });
  });

  it("puts no closed school on, neither asked for nor agreed to", async () => {
    const { analyst, home, organisation, specialist } = world;
    const [, , school] = home.schools;
    await openToday(world, listId);
    const { id } = await makeAppeal(specialist, appealOf(school.code));
    await asOwner({ regionId: home.regionId }, (tx) =>
      tx.organisation.update({ where: { id: school.id }, data: { closedOn: new Date("2025-08-31") } }),
    );
    const answer = { organisation, id, version: 1, decision: "Школа соответствует" };
    const refusal = await refused(decideAppeal(analyst, { ...answer, outcome: "accepted" }), "INVALID");
    expect(refusal.message).toContain("закрыта");
    await decideAppeal(analyst, { ...answer, outcome: "rejected" });
    await refused(makeAppeal(specialist, appealOf(school.code)), "INVALID");
    expect((await seen(world)).entries).toHaveLength(3);
  });

  it("is left as it is by a rejected appeal and by one taken back", async () => {
    const { analyst, home, organisation, specialist } = world;
    await openToday(world, listId);
    const rejected = await makeAppeal(specialist, appealOf(home.schools[0].code));
    await decideAppeal(analyst, {
      organisation,
      id: rejected.id,
      version: 1,
      outcome: "rejected",
      decision: "Нет",
    });
    const { id } = await makeAppeal(specialist, appealOf(home.schools[1].code));
    const neighbour = await at(world.neighbour.specialist, world.neighbour);
    await refused(withdrawAppeal(neighbour, { id }), "NOT_FOUND");
    await withdrawAppeal(specialist, { id });
    await refused(withdrawAppeal(specialist, { id }), "CONFLICT");
    expect((await seen(world)).entries).toHaveLength(3);
    expect((await review()).appeals.map(({ state }) => state)).toEqual(["rejected", "withdrawn"]);
  });

  it("is read by the authority its school has gone over to, and asks it", async () => {
    const { analyst, home, neighbour, organisation, tenant } = world;
    const [staying, moved] = home.schools;
    const regionId = tenant.region.id;
    await openToday(world, listId);
    const on = new Date("2026-09-01");
    await asOwner({ regionId }, async (tx) => {
      await tx.schoolAffiliation.updateMany({ where: { schoolId: moved.id }, data: { validTo: on } });
      await tx.schoolAffiliation.create({
        data: { regionId, municipalityId: neighbour.id, schoolId: moved.id, validFrom: on },
      });
    });
    const specialist = await at(neighbour.specialist, neighbour);
    const asked = (await getAuthorityReviews(specialist)).reviews[0];
    const theirs = [moved.code, neighbour.schools[0].code].sort();
    expect(asked?.entries.map(({ schoolCode }) => schoolCode).sort()).toEqual(theirs);
    expect(asked?.others.map(({ code }) => code)).not.toContain(moved.code);
    expect((await review()).entries.map(({ schoolCode }) => schoolCode)).toEqual([staying.code]);
    expect((await reviewTasksOf(specialist))[0]?.reason).toContain("2 школы");
    const answer = { organisation, id: listId, version: (await seen(world)).version, letterIds: [] };
    await publishList(analyst, { ...answer, newLetter: letterOf("12"), early: true });
    const { years } = await getListsInForce(specialist);
    const published = years.flatMap(({ lists }) => lists).find((one) => one.id === listId);
    expect(published?.entries.map(({ schoolCode }) => schoolCode).sort()).toEqual(theirs);
  });

  it("is late after its term, by the clock of the database", async () => {
    const { home, specialist, tenant } = world;
    await openToday(world, listId);
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.schoolList.update({ where: { id: listId }, data: { appealsUntil: new Date("2024-01-31") } }),
    );
    const refusal = await refused(makeAppeal(specialist, appealOf(home.schools[0].code)), "CONFLICT");
    expect(refusal.message).toContain("Срок возражений истёк: они принимались до 31.01.2024");
    expect((await review()).refusal).toBe(refusal.message);
    expect(await reviewTasksOf(specialist)).toEqual([]);
  });

  it("keeps an appeal from the neighbour and from schools, past the portal too", async () => {
    const { home, neighbour, specialist } = world;
    await openToday(world, listId);
    const { id } = await makeAppeal(specialist, appealOf(home.schools[0].code));
    const query = "SELECT FROM list_appeals WHERE id = $1";
    const authority = { regionId: home.regionId, municipalityId: home.id };
    expect(await rowsSeen(authority, query, [id])).toBe(1);
    expect(await rowsSeen({ ...authority, schoolId: home.schools[0].id }, query, [id])).toBe(0);
    expect(await rowsSeen({ regionId: home.regionId, municipalityId: neighbour.id }, query, [id])).toBe(0);
    const methodologist = await at(home.methodologist, home);
    await refused(makeAppeal(methodologist, appealOf(home.schools[1].code)), "FORBIDDEN");
    await refused(getAppealQueue(specialist), "FORBIDDEN");
  });
});
