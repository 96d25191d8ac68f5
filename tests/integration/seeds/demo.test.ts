import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { actAs, openOwnerDatabase } from "@/lib/core/db/owner";
import type { Tx } from "@/lib/core/db/client";
import { countCoverage } from "@/lib/modules/plans/coverage/mutations";
import { recountExecution } from "@/lib/modules/plans/execution/counters/mutations";
import { executionSummary } from "@/lib/modules/plans/overview/rules";
import { actorContext } from "@/prisma/factories/actors";
import accounts from "@/prisma/seed/demo-accounts.json";
import { loadDemo } from "@/prisma/seed/demo";
import { readCalendar } from "@/prisma/seed/demo/calendar";
import { HOME_REGION, listRegions, loadReference } from "@/prisma/seed/reference";
import { brokenSendings } from "@/tests/setup/sendings";

const owner = openOwnerDatabase();
afterAll(() => owner.$disconnect());

beforeAll(async () => {
  await loadReference(owner, null);
  await loadDemo(owner);
  // The whole demonstration: ten seconds alone, a minute and more beside the other checks.
}, 240_000);

async function inRegion<T>(work: (tx: Tx, planYear: number) => Promise<T>): Promise<T> {
  return owner.$transaction(async (tx) => {
    const region = (await listRegions(tx)).find(({ code }) => code === HOME_REGION.code);
    const { planYear } = await readCalendar(tx, HOME_REGION.timeZone);
    await actAs(tx, { regionId: region?.id ?? "" });
    return work(tx, planYear);
  });
}

describe("the demonstration", () => {
  it("is loaded once", async () => {
    expect(await loadDemo(owner)).toBe(false);
    const installation = await owner.installation.findUniqueOrThrow({ where: { id: 1 } });
    expect(installation.demo).toBe(true);
    expect(installation.demoLoadedAt).not.toBeNull();
  });

  it("has the estimated number of schools, none of them real", async () => {
    const schools = await inRegion((tx) =>
      tx.organisation.findMany({
        where: { kind: "school" },
        select: { name: true, shortName: true, municipalityId: true, closedOn: true },
      }),
    );
    const open = schools.filter(({ closedOn }) => closedOn === null);
    expect(open.filter(({ municipalityId }) => municipalityId !== null)).toHaveLength(521);
    expect(open.filter(({ municipalityId }) => municipalityId === null)).toHaveLength(3);
    expect(schools.filter(({ name }) => !/Условная .*№ \d+/.test(name))).toEqual([]);
    const numbers = schools.map(({ shortName }) => /№ (\d+)/.exec(shortName)?.[1]);
    expect(new Set(numbers).size).toBe(schools.length);
  });

  it("has last year's plan of Белогорский with 60 measures and none of the new year", async () => {
    const versions = await inRegion((tx) =>
      tx.planVersion.findMany({
        where: { plan: { municipality: { code: "91-02" } } },
        include: { plan: { include: { lineages: true } } },
      }),
    );
    expect(versions).toHaveLength(1);
    const [version] = versions;
    expect(version).toMatchObject({ state: "approved", measureCount: 60 });
    const states = new Set(version?.plan.lineages.map(({ execution }) => execution));
    expect(states.size).toBeGreaterThanOrEqual(4);
    expect(states.has("in_progress") || states.has("not_started")).toBe(true);
  });

  it("has plans in every state", async () => {
    const found = await inRegion(async (tx, planYear) => {
      const versions = await tx.planVersion.findMany({
        select: { state: true, returnedAt: true, plan: { select: { year: true } } },
      });
      const of = (year: number) => versions.filter(({ plan }) => plan.year === year);
      return {
        now: new Set(of(planYear).map(({ state, returnedAt }) => (returnedAt ? "returned" : state))),
        before: new Set(of(planYear - 1).map(({ state }) => state)),
        without: 25 - of(planYear).length,
      };
    });
    expect([...found.now].sort()).toEqual(["approved", "draft", "on_approval", "returned"]);
    expect([...found.before].sort()).toEqual(["approved", "closed", "superseded"]);
    expect(found.without).toBe(6);
  });

  it("has remarks of ИМАЦ in every state in two drafts, with offered measures, one of them taken", async () => {
    const comments = await inRegion((tx) =>
      tx.planComment.findMany({ include: { planVersion: true, replies: true, proposals: true } }),
    );
    expect(new Set(comments.map(({ municipalityId }) => municipalityId)).size).toBe(2);
    expect([...new Set(comments.map(({ state }) => state))].sort()).toEqual(["answered", "closed", "open"]);
    expect(comments.filter(({ planVersion }) => planVersion.state !== "draft")).toEqual([]);
    expect(comments.filter(({ state, replies }) => state === "answered" && replies.length === 0)).toEqual([]);
    const proposals = comments.flatMap((comment) => comment.proposals);
    expect(new Set(proposals.map(({ acceptedAt }) => acceptedAt === null))).toEqual(new Set([true, false]));
  });

  it("keeps the counters the portal itself would keep", async () => {
    const drafts = await inRegion((tx, planYear) =>
      tx.planVersion.findMany({ where: { plan: { year: planYear } }, include: { plan: true } }),
    );
    const counted = await inRegion(async (tx) => {
      const today = (await readCalendar(tx, HOME_REGION.timeZone)).today;
      const results = [];
      for (const { id, regionId, municipalityId, plan } of drafts) {
        const of = { regionId, municipalityId, planVersionId: id, year: plan.year, today };
        results.push(await countCoverage(tx, of));
      }
      return results;
    });
    expect(counted).toEqual(
      drafts.map(({ gapCount, measureCount, coverage }) => ({ gapCount, measureCount, coverage })),
    );
    expect(drafts.some(({ gapCount }) => gapCount > 0)).toBe(true);
  });

  it("has execution in every state, its sums those the portal itself would leave", async () => {
    const found = await inRegion(async (tx, planYear) => {
      const { today } = await readCalendar(tx, HOME_REGION.timeZone);
      const versions = await tx.planVersion.findMany({
        where: { state: { in: ["approved", "closed"] } },
        include: { plan: { include: { lineages: { orderBy: { id: "asc" } } } } },
      });
      const sums = (of: (typeof versions)[number]["plan"]) => ({
        counters: of.execution,
        lineages: of.lineages.map(({ execution, executionOn, doneCount, cancelledCount, nextDueOn }) => ({
          execution,
          executionOn,
          doneCount,
          cancelledCount,
          nextDueOn,
        })),
      });
      const before = versions.map(({ plan }) => sums(plan));
      const after = [];
      for (const { id: planVersionId, planId, municipalityId, regionId, plan } of versions) {
        await actAs(tx, { regionId, municipalityId });
        await recountExecution(tx, { planId, planVersionId, year: plan.year, today });
        const again = await tx.plan.findUniqueOrThrow({
          where: { id: planId },
          include: { lineages: { orderBy: { id: "asc" } } },
        });
        after.push(sums(again));
      }
      const { id: regionId } = versions[0] ? { id: versions[0].regionId } : { id: "" };
      await actAs(tx, { regionId });
      const cells = await tx.measureExecution.findMany({ select: { state: true, confirmation: true } });
      const old = versions.filter(({ plan, state }) => plan.year === planYear - 1 && state === "approved");
      const late = old.map(
        ({ plan, state }) => executionSummary(plan.execution as object, { state, today })?.overdue ?? 0,
      );
      return { before, after, cells, late };
    });
    expect(found.after).toEqual(found.before);
    expect(new Set(found.cells.map(({ state }) => state)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(found.cells.map(({ confirmation }) => confirmation)).size).toBe(4);
    // Some authorities are behind, none of them with everything.
    expect(Math.max(...found.late)).toBeGreaterThan(0);
    expect(Math.max(...found.late)).toBeLessThan(20);
  });

  it("lists schools of three years everywhere but in Армянск, whose one employee does everything", async () => {
    const { listed, lists, armyansk } = await inRegion(async (tx) => ({
      listed: await tx.schoolListEntry.findMany({
        where: { list: { kind: { in: ["federal", "regional"] } } },
        distinct: ["municipalityId"],
        select: { municipalityId: true },
      }),
      lists: await tx.schoolList.findMany({
        where: { municipalityId: null, state: "published" },
        include: { _count: { select: { letters: true } } },
      }),
      armyansk: await tx.organisation.findUniqueOrThrow({ where: { code: "91-17" } }),
    }));
    const authorities = listed.map(({ municipalityId }) => municipalityId).filter((id) => id !== null);
    expect(authorities).toHaveLength(24);
    expect(authorities).not.toContain(armyansk.id);
    expect(lists).toHaveLength(13);
    expect(lists.filter(({ kind }) => kind === "federal").every(({ _count }) => _count.letters === 2)).toBe(
      true,
    );
    expect(lists.filter(({ number }) => number === 2)).toMatchObject([{ kind: "regional" }]);

    const user = await owner.user.findUniqueOrThrow({ where: { email: "armyansk@demo.example" } });
    const ctx = await actorContext(user.id, { organisation: "91-17" });
    const roles = ctx.memberships.map(({ role }) => role).sort();
    expect(roles).toEqual(["authority_head", "authority_specialist", "methodologist"]);
  });

  it("has results of three years in keeping with the lists", async () => {
    const { rows, years } = await inRegion(async (tx, planYear) => ({
      years: [planYear - 3, planYear - 2, planYear - 1],
      rows: await tx.$queryRaw<{ year: number; listed: boolean; low: number; ege: number; basic: boolean }[]>`
        SELECT r.year, s.name LIKE '%основная%' AS basic,
               EXISTS (SELECT FROM school_list_entries e JOIN school_lists l ON l.id = e.list_id
                        WHERE e.school_id = r.school_id AND l.kind = 'federal' AND l.list_year = r.year) AS listed,
               count(*) FILTER (WHERE r.state = 'value' AND 100 * r.below_min >= 30 * r.participants)::int AS low,
               count(*) FILTER (WHERE r.state = 'value' AND i."group" = 'ege')::int AS ege
          FROM assessment_results r
          JOIN organisations s ON s.id = r.school_id
          JOIN result_indicators i ON i.id = r.indicator_id
         WHERE r.superseded_at IS NULL GROUP BY r.year, r.school_id, s.name`,
    }));
    expect([...new Set(rows.map(({ year }) => year))].sort()).toEqual(years);
    expect(rows.filter(({ listed, low }) => listed && low < 2)).toEqual([]);
    expect(rows.filter(({ listed, low }) => !listed && low > 1)).toEqual([]);
    expect(rows.filter(({ basic, ege }) => basic && ege > 0)).toEqual([]);
    const states = await inRegion((tx) =>
      tx.assessmentResult.groupBy({ by: ["state"], where: { supersededAt: null }, _count: true }),
    );
    expect(states.map(({ state }) => state).sort()).toEqual(["missing", "not_applicable", "value"]);
    const missing = states.find(({ state }) => state === "missing")?._count ?? 0;
    expect(missing).toBeLessThan(100);
  });

  it("has one list open for appeals, with an appeal that waits and one decided", async () => {
    const lists = await inRegion((tx) =>
      tx.schoolList.findMany({
        where: { state: { not: "published" } },
        include: { appeals: { include: { figures: true }, orderBy: { state: "asc" } } },
      }),
    );
    expect(lists.map(({ state, kind, number }) => [state, kind, number])).toEqual([
      ["in_review", "regional", 2],
    ]);
    const [review] = lists;
    expect(review?.appeals.map(({ state }) => state)).toEqual(["open", "rejected"]);
    expect(review?.appeals[0]?.figures).toHaveLength(1);
  });

  it("has everybody the list of accounts names", async () => {
    const emails = accounts.accounts.map(({ email }) => email);
    expect(emails.filter((email) => !z.email().safeParse(email).success)).toEqual([]);
    const users = await owner.user.findMany({
      where: { email: { in: emails } },
      select: { passwordHash: true },
    });
    expect(users).toHaveLength(emails.length);
    expect(users.every(({ passwordHash }) => passwordHash?.startsWith("$argon2id$"))).toBe(true);
  });

  it("has monitorings of two years in every state, whole, sealed and counted as the portal would", async () => {
    const { states, counters, broken } = await inRegion(async (tx, planYear) => {
      const broken = await brokenSendings(tx, planYear - 1);
      const grouped = await tx.submission.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } });
      const sums = await tx.campaignCounter.aggregate({
        _sum: {
          notStarted: true,
          draft: true,
          submitted: true,
          checked: true,
          returned: true,
          accepted: true,
        },
      });
      return {
        states: Object.fromEntries(grouped.map(({ state, _count }) => [state, _count])),
        counters: sums._sum,
        broken,
      };
    });
    expect(broken).toEqual([]);
    expect(counters).toEqual({
      notStarted: states.not_started,
      draft: states.draft,
      submitted: states.submitted,
      checked: states.checked,
      returned: states.returned,
      accepted: states.accepted,
    });
    expect(Math.min(...Object.values(states))).toBeGreaterThan(0);
  });
});

describe("a real installation", () => {
  it("never becomes a demonstration", async () => {
    await owner.$executeRaw`UPDATE installation SET demo_loaded_at = NULL, demo = false WHERE id = 1`;
    await expect(loadDemo(owner)).rejects.toThrow("только в пустую");
  });
});
