import { expect, it } from "vitest";

import { createPlan } from "@/lib/modules/plans/creation/mutations";
import { listPlanChanges } from "@/lib/modules/plans/drafts/queries";
import { addMeasure } from "@/lib/modules/plans/measures/mutations";
import { chooseNearLow } from "@/lib/modules/plans/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { getAuthorityTasks } from "@/lib/modules/plans/tasks/queries";
import { makeRandom } from "@/prisma/factories/random";
import { buildList } from "@/prisma/factories/school-lists";
import { makePlanWorld, auditOf, newId } from "@/tests/setup/plans";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

const ORDER = { orderNumber: "5", orderDate: "2024-01-20" };

it("an authority without listed schools chooses near-low ones by order", async () => {
  const tenant = await makeTenant();
  const [, home] = tenant.municipalities;
  const specialist = await at(home.specialist, home);
  const target = { municipality: home.code, year: tenant.year };
  await createPlan(specialist, { ...target, source: "empty" });
  const id = newId();
  const values = { schools: { rule: "near_low" as const, schoolIds: [] } };
  await addMeasure(specialist, { ...target, id, trackNumber: 1, afterId: null, values, since: 0 });
  expect((await getAuthorityTasks(specialist)).map((task) => task.id)).toContain(`near-low:${tenant.year}`);
  const before = await listPlanChanges(specialist, { ...target, since: 0 });

  const schoolIds = [home.schools[1].id, home.schools[2].id].sort();
  const input = { ...target, schoolIds, ...ORDER };
  const { listId } = await chooseNearLow(asCommand(specialist, input), input);
  const plan = await getPlan(specialist, tenant.year);
  expect(plan.measures.find((row) => row.id === id)?.schoolIds).toEqual(schoolIds);
  expect(
    plan.schools
      .filter(({ isNearLow }) => isNearLow)
      .map((school) => school.id)
      .sort(),
  ).toEqual(schoolIds);
  expect((await listPlanChanges(specialist, { ...target, since: before.seq })).gapCount).toBe(
    before.gapCount - 1,
  );
  expect((await getAuthorityTasks(specialist)).map((task) => task.id)).not.toContain(
    `near-low:${tenant.year}`,
  );
  const [event] = await auditOf(home.regionId, listId);
  expect(event).toMatchObject({ event: "near-low-list.chosen", municipalityId: home.id });

  // A new choice is a new version; the old one stays as it was.
  await chooseNearLow(specialist, { ...input, schoolIds: [home.schools[0].id], orderNumber: "6" });
  const lists = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.schoolList.findMany({
      where: { kind: "near_low" },
      include: { entries: true },
      orderBy: { number: "asc" },
    }),
  );
  expect(lists.map(({ number, entries }) => [number, entries.length])).toEqual([
    [1, 2],
    [2, 1],
  ]);
  expect((await getPlan(specialist, tenant.year)).measures[0]?.schoolIds).toEqual([home.schools[0].id]);
});

it("is refused with listed schools, a stranger's school and an order of tomorrow", async () => {
  const { specialist, target, home, neighbour } = await makePlanWorld("empty");
  const input = { ...target, schoolIds: [home.schools[1].id], ...ORDER };
  expect((await refused(chooseNearLow(specialist, input), "CONFLICT")).message).toContain(
    home.schools[0].shortName,
  );
  const other = await at(neighbour.specialist, neighbour);
  const theirs = { municipality: neighbour.code, year: target.year };
  await createPlan(other, { ...theirs, source: "empty" });
  await refused(chooseNearLow(other, { ...input, ...theirs }), "INVALID");
  const later = { ...input, ...theirs, schoolIds: [neighbour.schools[1].id], orderDate: "2199-01-01" };
  expect((await refused(chooseNearLow(other, later), "INVALID")).details.fields).toHaveProperty("orderDate");
});

it("an authority whose only listed schools a correction took off chooses near-low ones", async () => {
  const { tenant, specialist, year } = await makePlanWorld("empty");
  const ids = async () => (await getAuthorityTasks(specialist)).map(({ id }) => id);
  expect(await ids()).not.toContain(`near-low:${year}`);
  const random = makeRandom();
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    for (const kind of ["federal", "regional"] as const) {
      const publishedOn = `${year - 1}-11-20`;
      const correction = { number: 2, reason: "внесены по ошибке", publishedOn, entries: [] };
      await buildList(tx, random, tenant.region, { kind, listYear: year - 1, ...correction });
    }
  });
  expect(await ids()).toContain(`near-low:${year}`);
});
