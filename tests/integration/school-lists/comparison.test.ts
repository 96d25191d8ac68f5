import { beforeAll, describe, expect, it, vi } from "vitest";

import { GET as exportAuthority } from "@/app/api/exports/comparison/[municipality]/route";
import { GET as exportRegion } from "@/app/api/exports/region/comparison/route";
import { GET as exportSchool } from "@/app/api/exports/schools/[school]/lists/route";
import { env } from "@/lib/core/env";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { withTenant } from "@/lib/core/db/with-tenant";
import { draftJustification } from "@/lib/modules/plans/creation/queries";
import { analysisOf, analysisText } from "@/lib/modules/school-lists/justification/rules";
import { getListComparison, getRegionComparison } from "@/lib/modules/school-lists/comparison/queries";
import { getSchoolLists } from "@/lib/modules/school-lists/memberships/queries";
import { buildSchool, type BuiltOrganisation } from "@/prisma/factories/organisations";
import { day, makeRandom } from "@/prisma/factories/random";
import { buildList } from "@/prisma/factories/school-lists";
import type { Tenant } from "@/prisma/factories/tenant";
import { sessionOf } from "@/tests/setup/api";
import { withSessionToken } from "@/tests/setup/request-session";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let tenant: Tenant;
let year: number;
let home: Tenant["municipalities"][0];
let neighbour: Tenant["municipalities"][1];
let gone: BuiltOrganisation;

/**
 * One more list year, by which a listed school merged into another, which is listed now; one school was on the list under
 * the neighbour and is the home authority's today. A draft lies beside it all.
 */
beforeAll(async () => {
  tenant = await makeTenant();
  [home, neighbour] = tenant.municipalities;
  year = tenant.year;
  const random = makeRandom("comparison");
  const { region } = tenant;
  await asOwner({ regionId: region.id }, async (tx) => {
    gone = await buildSchool(tx, random, region, home, {
      code: `${home.code}-090`,
      name: "МБОУ «Присоединённая школа»",
      closedOn: `${String(year)}-06-30`,
    });
    const heir = home.schools[1];
    await tx.schoolSuccession.create({
      data: {
        id: random.uuid(),
        regionId: region.id,
        predecessorId: gone.id,
        successorId: heir.id,
        kind: "merged",
        onDate: day(`${String(year)}-06-30`),
        basis: "постановление администрации",
      },
    });
    const moved = neighbour.schools[2];
    const entry = (school: Parameters<typeof buildList>[3]["entries"][number]["school"]) => ({ school });
    const publish = (listYear: number, number: number, schools: readonly BuiltOrganisation[]) =>
      buildList(tx, random, region, {
        kind: "regional",
        listYear,
        number,
        publishedOn: `${String(listYear)}-11-20`,
        reason: number > 1 ? "уточнение" : undefined,
        entries: schools.map(entry),
      });
    await publish(year - 1, 2, [home.schools[0], gone, moved]);
    await tx.schoolAffiliation.updateMany({
      where: { schoolId: moved.id, municipalityId: neighbour.id },
      data: { validTo: day(`${String(year)}-05-01`) },
    });
    await tx.schoolAffiliation.create({
      data: {
        id: random.uuid(),
        regionId: region.id,
        municipalityId: home.id,
        schoolId: moved.id,
        validFrom: day(`${String(year)}-05-01`),
      },
    });
    await tx.organisation.update({ where: { id: moved.id }, data: { municipalityId: home.id } });
    await publish(year, 1, [heir, { ...moved, municipalityId: home.id }]);
    await buildList(tx, random, region, {
      kind: "federal",
      listYear: year,
      entries: [entry(neighbour.schools[0])],
    });
  });
});

const specialistOf = (municipality: Tenant["municipalities"][number]) =>
  at(municipality.specialist, municipality);

describe("the comparison of an authority", () => {
  it("inherits through a merger and a change of authority, and nobody is a success by closing", async () => {
    const compared = await getListComparison(await specialistOf(home), { year });
    const regional = compared?.lists.find(({ kind }) => kind === "regional");
    expect(regional?.comparison).toMatchObject({
      before: 2,
      after: 2,
      left: 1,
      removed: 1,
      stayed: 0,
      entered: 0,
      returned: 2,
    });
    expect(regional?.comparison.transitions.filter(({ inherited }) => inherited)).toHaveLength(2);
    expect(regional?.limitations.map(({ reason }) => reason)).toContain("reorganised");
    const left = await getListComparison(await specialistOf(neighbour), { year });
    expect(left?.lists[1]?.comparison).toMatchObject({ before: 1, after: 0, left: 0, removed: 1 });
  });

  it("offers published years only: a draft is no list", async () => {
    const compared = await getListComparison(await specialistOf(home), { year: year + 5 });
    expect(compared?.years).toEqual([year - 2, year - 1, year]);
    const last = await getListComparison(await specialistOf(home), { year });
    expect(last?.lists.find(({ kind }) => kind === "federal")?.current ?? null).toBeNull();
  });

  it("counts the schools that worked on 1 September of each year", async () => {
    const compared = await getListComparison(await specialistOf(home), { year });
    expect(compared?.working).toEqual({ [year - 1]: 4, [year]: 4 });
    const other = await getListComparison(await specialistOf(neighbour), { year });
    expect(other?.working).toEqual({ [year - 1]: 3, [year]: 2 });
  });

  it("gives the text the plan's justification begins with", async () => {
    const specialist = await specialistOf(home);
    const compared = await getListComparison(specialist, { year });
    const text = compared ? analysisText(analysisOf(compared)) : "";
    const drafted = await withTenant(specialist, "plan:read", (tx) =>
      draftJustification(tx, { regionId: tenant.region.id, municipalityId: home.id }, year + 1),
    );
    expect(text).toContain("Возвратились 2 школы");
    expect(drafted.startsWith(text)).toBe(true);
  });

  it("names no school of a neighbour", async () => {
    const compared = await getListComparison(await specialistOf(neighbour), { year });
    const text = JSON.stringify(compared);
    for (const { shortName } of [...home.schools, gone]) expect(text).not.toContain(shortName);
  });

  it("takes four statements, the region's too, a school's history six", async () => {
    const analyst = await at(tenant.region.analyst, "region");
    const specialist = await specialistOf(home);
    const director = await at(home.schools[0].director, home.schools[0]);
    expect(await statementsOf(() => getListComparison(specialist, { year }))).toHaveLength(4);
    expect(await statementsOf(() => getRegionComparison(analyst, { year }))).toHaveLength(4);
    expect(await statementsOf(() => getSchoolLists(director))).toHaveLength(6);
  });
});

describe("the comparison of the region", () => {
  it("counts every school once: who changed the authority has stayed", async () => {
    const compared = await getRegionComparison(await at(tenant.region.analyst, "region"), { year });
    const regional = compared?.lists.find(({ kind }) => kind === "regional");
    expect(regional?.comparison).toMatchObject({
      before: 3,
      after: 2,
      left: 1,
      removed: 1,
      stayed: 1,
      returned: 1,
    });
    expect(
      compared?.rows.map(({ municipality, lists }) => [municipality?.code, lists.regional.after]),
    ).toEqual([
      [home.code, 2],
      [neighbour.code, 0],
      [undefined, 0],
    ]);
    expect(compared?.rows.at(-1)?.working).toEqual({ [year - 1]: 1, [year]: 1 });
  });

  it("is not there for those below and for an expert", async () => {
    await refused(getRegionComparison(await at(tenant.region.expert, "region"), {}), "FORBIDDEN");
    await refused(getListComparison(await at(tenant.region.expert, home), {}), "FORBIDDEN");
    await expect(at(home.specialist, "region")).rejects.toThrow();
    await expect(at(home.specialist, neighbour)).rejects.toThrow();
  });
});

describe("a school's own history", () => {
  it("tells the category of each year and inherits from the school that joined it", async () => {
    const heir = home.schools[1];
    const lists = await getSchoolLists(await at(heir.director, heir));
    expect(lists.years.map(({ listYear, lists: of }) => [listYear, of.regional?.category])).toEqual([
      [year, "returned"],
      [year - 1, "never"],
      [year - 2, "never"],
    ]);
    expect(lists.years[0]?.lists.regional).toMatchObject({ inherited: true, streak: 2 });
    expect(lists.years[0]?.lists.federal).toBeNull();
    expect(lists.memberships.map(({ kind, listYear }) => [kind, listYear])).toContainEqual([
      "control_zone",
      year - 1,
    ]);
  });

  it("forgets a list whose correction has left the school out", async () => {
    const [, , left] = home.schools;
    const { region } = tenant;
    const told = async () => (await getSchoolLists(await at(left.director, left))).memberships;
    const deficits = ({ kind, listYear }: { kind: string; listYear: number }) =>
      kind === "resource_deficit" && listYear === year - 1;
    expect((await told()).filter(deficits)).toHaveLength(1);
    await asOwner({ regionId: region.id }, (tx) =>
      buildList(tx, makeRandom("correction"), region, {
        kind: "resource_deficit",
        listYear: year - 1,
        number: 2,
        reason: "школа внесена по ошибке",
        publishedOn: `${String(year - 1)}-11-20`,
        entries: [],
      }),
    );
    expect((await told()).filter(deficits)).toEqual([]);
  });

  it("holds no other school, for the director, the mentor and the authority alike", async () => {
    const [school, other] = home.schools;
    const asDirector = await getSchoolLists(await at(other.director, other));
    expect(await getSchoolLists(await at(school.director, other))).toEqual(asDirector);
    const asAuthority = await getSchoolLists(await at(home.specialist, other));
    expect(asAuthority).toEqual(asDirector);
    const text = JSON.stringify(asDirector);
    for (const { shortName } of [school, gone, ...neighbour.schools]) expect(text).not.toContain(shortName);
    await expect(at(home.schools[2].director, other)).rejects.toThrow();
  });
});

describe("the tables", () => {
  async function download(handler: (request: Request) => Promise<Response>, by: { id: string }) {
    const answer = await withSessionToken(await sessionOf(by.id), () =>
      handler(new Request(new URL(`/api/exports/x?year=${String(year)}`, env.origin))),
    );
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  }
  const authorityTable = (municipality: { code: string }) => (request: Request) =>
    exportAuthority(request, { params: Promise.resolve({ municipality: municipality.code }) });
  const schoolTable = (school: { code: string }) => (request: Request) =>
    exportSchool(request, { params: Promise.resolve({ school: school.code }) });
  const textOf = async (bytes: Uint8Array<ArrayBuffer>) =>
    JSON.stringify(await readSheets({ name: "Таблица.xlsx", bytes }));

  it("hold what the pages hold", async () => {
    const own = await download(authorityTable(home), home.specialist);
    expect(own.status).toBe(200);
    const text = await textOf(own.bytes);
    expect(text).toContain(gone.shortName);
    expect(text).toContain("нет данных для расчёта");
    const region = await download(exportRegion, tenant.region.analyst);
    expect(await textOf(region.bytes)).toContain(home.shortName);
    const school = await download(schoolTable(home.schools[1]), home.schools[1].director);
    expect(await textOf(school.bytes)).toContain("возвратилась");
  });

  it("answer a stranger as if nothing were there, without a name", async () => {
    const answers = [
      await download(authorityTable(home), neighbour.specialist),
      await download(authorityTable({ code: "91-77" }), neighbour.specialist),
      await download(schoolTable(home.schools[1]), home.schools[2].director),
      await download(schoolTable(home.schools[1]), neighbour.specialist),
      await download(authorityTable(home), home.schools[0].director),
      await download(exportRegion, home.specialist),
      await download(exportRegion, tenant.region.expert),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    for (const { bytes } of answers) expect(new TextDecoder().decode(bytes)).not.toMatch(/школ|район/i);
  });
});
