import { beforeAll, describe, expect, it } from "vitest";

import { getListComparison, getRegionComparison } from "@/lib/modules/school-lists/comparison/queries";
import { getSchoolLists } from "@/lib/modules/school-lists/memberships/queries";
import { buildSchool } from "@/prisma/factories/organisations";
import { day, makeRandom } from "@/prisma/factories/random";
import { buildList } from "@/prisma/factories/school-lists";
import type { Tenant } from "@/prisma/factories/tenant";
import { rowsSeen } from "@/tests/setup/school-lists";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

let tenant: Tenant;
let year: number;
let home: Tenant["municipalities"][0];
let neighbour: Tenant["municipalities"][1];
let first: string;

/**
 * A listed school of the neighbour joined one of the home authority that was never listed, and that one another school of
 * it, which is listed now. A school that was the neighbour's at first is on the list under the home authority, and is
 * the region's own before the next one.
 */
beforeAll(async () => {
  tenant = await makeTenant();
  [home, neighbour] = tenant.municipalities;
  year = tenant.year - 2;
  const random = makeRandom("inheritance");
  const { region } = tenant;
  const [heir] = home.schools;
  const [, moved] = neighbour.schools;
  await asOwner({ regionId: region.id }, async (tx) => {
    const closed = async (at: Tenant["municipalities"][number], code: string, closedOn: string) =>
      buildSchool(tx, random, region, at, { code: `${at.code}-${code}`, name: `Школа ${code}`, closedOn });
    const listed = await closed(neighbour, "091", `${String(year - 1)}-06-30`);
    const between = await closed(home, "092", `${String(year)}-06-30`);
    first = listed.id;
    const merge = (predecessorId: string, successorId: string, onDate: string) =>
      tx.schoolSuccession.create({
        data: {
          regionId: region.id,
          predecessorId,
          successorId,
          kind: "merged",
          onDate: day(onDate),
          basis: "постановление",
        },
      });
    await merge(listed.id, between.id, `${String(year - 1)}-06-30`);
    await merge(between.id, heir.id, `${String(year)}-06-30`);
    await tx.schoolAffiliation.updateMany({
      where: { schoolId: moved.id },
      data: { validTo: day(`${String(year - 1)}-05-01`) },
    });
    await tx.schoolAffiliation.create({
      data: {
        regionId: region.id,
        municipalityId: home.id,
        schoolId: moved.id,
        validFrom: day(`${String(year - 1)}-05-01`),
        validTo: day(`${String(year)}-12-01`),
      },
    });
    const publish = (listYear: number, number: number, entries: Parameters<typeof buildList>[3]["entries"]) =>
      buildList(tx, random, region, {
        kind: "regional",
        listYear,
        number,
        publishedOn: `${String(listYear)}-10-20`,
        reason: number > 1 ? "уточнение" : undefined,
        entries,
      });
    await publish(year - 2, 1, [{ school: listed }, { school: moved }]);
    await publish(year - 1, 1, []);
    await publish(year, 2, [{ school: heir }, { school: { ...moved, municipalityId: home.id } }]);
    await publish(year + 1, 2, [{ school: { ...moved, municipalityId: null } }]);
  });
});

describe("inherited history", () => {
  it("is the same for the school, its authority and the region, through mergers and authorities", async () => {
    const [heir] = home.schools;
    const analyst = await at(tenant.region.analyst, "region");
    const region = await getRegionComparison(analyst, { year, with: year - 1 });
    const own = await getListComparison(await at(home.specialist, home), { year, with: year - 1 });
    const counts = { before: 0, after: 2, entered: 0, returned: 2 };
    const row = region?.rows.find(({ municipality }) => municipality?.code === home.code);
    expect(row?.lists.regional).toMatchObject(counts);
    const ofHome = own?.lists.find(({ kind }) => kind === "regional")?.comparison;
    expect(ofHome).toMatchObject(counts);
    const transition = ofHome?.transitions.find(({ schoolId }) => schoolId === heir.id);
    expect(transition).toMatchObject({ inherited: true, inheritedYears: [year - 2] });
    const history = await getSchoolLists(await at(heir.director, heir));
    const told = history.years.find(({ listYear }) => listYear === year)?.lists.regional;
    expect(told).toMatchObject({ category: "returned", inherited: true, inheritedYears: [year - 2] });
    // The school under the region itself on 1 September of the second year only.
    const later = await getRegionComparison(analyst, { year: year + 1, with: year });
    expect(later?.rows.at(-1)?.working).toEqual({ [year]: 1, [year + 1]: 2 });
    expect(JSON.stringify([ofHome, history])).not.toContain("Школа 091");
  });

  it("ends for an authority when the school leaves it, and for an heir when it took over", async () => {
    const [heir] = home.schools;
    const [, moved] = neighbour.schools;
    const authority = { regionId: home.regionId, municipalityId: home.id };
    const rows = `SELECT FROM school_list_entries e JOIN school_lists l ON l.id = e.list_id
                   WHERE e.school_id = $1 AND l.kind = 'regional' AND l.list_year = ANY ($2)`;
    expect(await rowsSeen(authority, rows, [moved.id, [year - 2, year]])).toBe(2);
    expect(await rowsSeen(authority, rows, [moved.id, [year + 1]])).toBe(0);
    expect(await rowsSeen({ ...authority, schoolId: heir.id }, rows, [first, [year - 2]])).toBe(1);
    const other = { ...authority, schoolId: home.schools[1].id };
    expect(await rowsSeen(other, rows, [first, [year - 2]])).toBe(0);
  });
});
