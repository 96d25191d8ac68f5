import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { listSchoolDeficits } from "@/lib/modules/deficits/queries";
import { keepSchoolsCurrent } from "@/lib/modules/schools/jobs";
import { closeSchool, mergeSchool, moveSchool, splitSchool } from "@/lib/modules/schools/moves/mutations";
import { changeSchool, correctSchool } from "@/lib/modules/schools/mutations";
import { getSchoolCard } from "@/lib/modules/schools/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { statementsOf } from "@/tests/setup/statements";
import { rowsSeen } from "@/tests/setup/school-lists";
import { freshSchool, latestFacts, someFacts } from "@/tests/setup/schools";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let today: string;

beforeAll(async () => {
  tenant = await makeTenant();
  ({ today } = await at(tenant.region.analyst, "region"));
});

const basis = "приказ от 01.09.2026 № 5";
const analystAt = (school: { code: string }): Promise<TenantContext> => at(tenant.region.analyst, school);
const events = (id: string) =>
  asAdministrator<{ event: string }>("SELECT event FROM audit_events WHERE subject_id = $1 ORDER BY id", [
    id,
  ]);
const stored = (id: string) =>
  asOwner({ regionId: tenant.region.id }, (tx) => tx.organisation.findUniqueOrThrow({ where: { id } }));

function shifted(days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

it("what a school lacks is told to itself, its authority and the region, and to no neighbour", async () => {
  const { region, municipalities } = tenant;
  const [home, neighbour] = municipalities;
  const [school] = home.schools;
  const row = { regionId: region.id, municipalityId: home.id, schoolId: school.id };
  const lack = { ...row, type: "staff" as const, level: "red" as const, indicator: "Вакансии: 12 %" };
  await asOwner({ regionId: region.id, municipalityId: home.id }, (tx) =>
    tx.deficit.createMany({
      data: [
        { ...lack, foundYear: 2025, source: "М2", closedOn: new Date("2026-05-01") },
        { ...lack, foundYear: 2026, source: "выезд" },
      ],
    }),
  );
  const seen = [
    { foundYear: 2026, closedOn: null },
    { foundYear: 2025, closedOn: "2026-05-01" },
  ];
  for (const user of [school.director, home.specialist, region.analyst]) {
    const told = await listSchoolDeficits(await at(user, school));
    expect(told.filter(({ indicator }) => indicator === lack.indicator)).toMatchObject(seen);
  }
  const ofSchool = "SELECT FROM deficits WHERE school_id = $1";
  expect(await rowsSeen({ regionId: region.id, municipalityId: neighbour.id }, ofSchool, [school.id])).toBe(
    0,
  );
});

describe("facts of a school", () => {
  it("change from a day: the old ones stay, the name of today follows, each fact tells its source", async () => {
    const school = await freshSchool(tenant, tenant.municipalities[0]);
    const ctx = await analystAt(school);
    const facts = someFacts({ pupils: 120 });
    const input = {
      organisation: school.code,
      ...(await latestFacts(tenant, school.id)),
      validFrom: today,
      basis,
      facts,
    };
    await changeSchool(ctx, input);
    const card = await getSchoolCard(ctx);
    expect(card.current.facts).toEqual(facts);
    expect(card.history.map(({ validTo }) => validTo)).toEqual([null, today]);
    expect(card.origins.pupils).toEqual({ since: today, source: `внесено вручную: ${basis}` });
    expect((await stored(school.id)).name).toBe(facts.name);
    await refused(changeSchool(ctx, input), "STALE");
    const newest = { ...input, ...(await latestFacts(tenant, school.id)) };
    await refused(changeSchool(ctx, { ...newest, validFrom: shifted(1) }), "INVALID");
    expect(await events(school.id)).toEqual([{ event: "school.changed" }]);
  });

  it("written for a day to come hold from that day: the nightly job brings the names in step", async () => {
    const school = await freshSchool(tenant, tenant.municipalities[0]);
    const ctx = await analystAt(school);
    const facts = someFacts({ name: "МБОУ «Будущая школа»" });
    const row = await latestFacts(tenant, school.id);
    await changeSchool(ctx, { organisation: school.code, ...row, validFrom: shifted(3), basis, facts });
    expect((await getSchoolCard(ctx)).current.facts.name).toBe(school.name);
    await keepSchoolsCurrent();
    expect((await stored(school.id)).name).toBe(school.name);
    await asAdministrator("UPDATE installation SET demo = true, clock_offset = interval '4 days'");
    await keepSchoolsCurrent();
    await asAdministrator("UPDATE installation SET demo = false, clock_offset = NULL");
    expect((await stored(school.id)).name).toBe(facts.name);
  });

  it("are not changed from a day on which others hold: that is a wrong day, not somebody else's change", async () => {
    const school = await freshSchool(tenant, tenant.municipalities[0]);
    const ctx = await analystAt(school);
    const row = await latestFacts(tenant, school.id);
    const input = { organisation: school.code, ...row, basis, facts: someFacts({ pupils: 77 }) };
    await changeSchool(ctx, { ...input, validFrom: shifted(5) });
    const facts = someFacts({ pupils: 78 });
    for (const validFrom of [shifted(6), "2019-12-31"]) {
      const { details } = await refused(changeSchool(ctx, { ...input, facts, validFrom }), "INVALID");
      expect(details.fields?.validFrom).toContain("другие сведения");
    }
    await correctSchool(ctx, { organisation: school.code, ...row, reason: "опечатка", facts });
    await refused(
      changeSchool(ctx, { ...input, facts: someFacts({ pupils: 79 }), validFrom: today }),
      "STALE",
    );
  });

  it("are corrected with a reason, unless somebody has done so meanwhile", async () => {
    const school = await freshSchool(tenant, tenant.municipalities[0]);
    const ctx = await analystAt(school);
    const row = await latestFacts(tenant, school.id);
    const input = { organisation: school.code, ...row, reason: "опечатка", facts: someFacts({ shifts: 2 }) };
    await correctSchool(ctx, input);
    const card = await getSchoolCard(ctx);
    expect(card.history).toHaveLength(1);
    expect(card.current).toMatchObject({ validFrom: "2020-01-01", source: "исправлено вручную: опечатка" });
    await refused(correctSchool(ctx, input), "STALE");
    expect(await events(school.id)).toEqual([{ event: "school.corrected" }]);
  });
});

describe("what becomes of a school", () => {
  it("closed: once, with its reason", async () => {
    const school = await freshSchool(tenant, tenant.municipalities[0]);
    const ctx = await analystAt(school);
    const input = { organisation: school.code, closedOn: today, reason: basis };
    await closeSchool(ctx, input);
    expect(await getSchoolCard(ctx)).toMatchObject({ closedOn: today, closedReason: basis });
    await refused(closeSchool(ctx, input), "CONFLICT");
    await refused(
      moveSchool(ctx, { organisation: school.code, authority: "", onDate: today, basis }),
      "CONFLICT",
    );
  });

  it("closing later: it is changed and moved until then, and never closed twice", async () => {
    const [home, neighbour] = tenant.municipalities;
    const school = await freshSchool(tenant, home);
    const ctx = await analystAt(school);
    await closeSchool(ctx, { organisation: school.code, closedOn: shifted(10), reason: basis });
    const { can, current } = await getSchoolCard(ctx);
    expect(can).toEqual({ change: true, correct: true, move: true, merge: false, split: true, close: false });
    const { id: base, recordedAt } = current;
    const change = { organisation: school.code, base, recordedAt, basis, facts: someFacts({ pupils: 5 }) };
    const { details } = await refused(changeSchool(ctx, { ...change, validFrom: shifted(10) }), "INVALID");
    expect(details.fields?.validFrom).toContain("не работает");
    await changeSchool(ctx, { ...change, validFrom: shifted(9) });
    const move = { organisation: school.code, authority: neighbour.code, basis };
    await refused(moveSchool(ctx, { ...move, onDate: shifted(11) }), "INVALID");
    await moveSchool(ctx, { ...move, onDate: shifted(1) });
  });

  it("closed: nothing new is written of it, and it takes no other school in", async () => {
    const [home] = tenant.municipalities;
    const closed = await freshSchool(tenant, home);
    const ctx = await analystAt(closed);
    await closeSchool(ctx, { organisation: closed.code, closedOn: shifted(-1), reason: basis });
    const row = await latestFacts(tenant, closed.id);
    const change = { organisation: closed.code, ...row, validFrom: shifted(-5), basis, facts: someFacts() };
    await refused(changeSchool(ctx, change), "CONFLICT");
    const school = await freshSchool(tenant, home);
    const own = await analystAt(school);
    const merge = { organisation: school.code, successor: closed.code, kind: "merged" as const, basis };
    const { details } = await refused(mergeSchool(own, { ...merge, onDate: today }), "INVALID");
    expect(details.fields?.successor).toContain("закрыта");
    const split = { organisation: school.code, predecessor: closed.code, basis };
    await refused(splitSchool(own, { ...split, onDate: today }), "INVALID");
    await splitSchool(own, { ...split, onDate: shifted(-1) });
  });

  it("merged: the successor shows the lists it inherits", async () => {
    const [home] = tenant.municipalities;
    const [listed] = home.schools;
    const successor = await freshSchool(tenant, home);
    const ctx = await analystAt(listed);
    const input = { organisation: listed.code, kind: "merged" as const, onDate: today, basis };
    await refused(mergeSchool(ctx, { ...input, successor: listed.code }), "INVALID");
    await refused(mergeSchool(ctx, { ...input, successor: "0-0" }), "INVALID");
    await mergeSchool(ctx, { ...input, successor: successor.code });
    const own = await getSchoolCard(ctx);
    expect(own.closedReason).toBe(basis);
    expect(own.successors).toMatchObject([{ code: successor.code, kind: "merged" }]);
    const card = await getSchoolCard(await analystAt(successor));
    expect(card.predecessors).toMatchObject([{ code: listed.code }]);
    expect(card.lists.length).toBeGreaterThan(0);
    expect(card.lists.every(({ inheritedFrom }) => inheritedFrom === listed.shortName)).toBe(true);
    await refused(
      splitSchool(await analystAt(successor), {
        organisation: successor.code,
        predecessor: listed.code,
        onDate: today,
        basis,
      }),
      "CONFLICT",
    );
  });

  it("inherits through several mergers, and only the lists published before the school went on as another", async () => {
    const [, home] = tenant.municipalities;
    const [listed] = home.schools;
    const [heir, last, early] = await Promise.all([1, 2, 3].map(() => freshSchool(tenant, home)));
    if (!heir || !last || !early) throw new Error("Three schools are made");
    const merge = async (school: { code: string }, successor: { code: string }, onDate: string) =>
      mergeSchool(await analystAt(school), {
        organisation: school.code,
        successor: successor.code,
        kind: "merged",
        onDate,
        basis,
      });
    const inherited = async (school: { code: string }) =>
      (await getSchoolCard(await analystAt(school))).lists.map(({ listYear, inheritedFrom }) => [
        listYear,
        inheritedFrom,
      ]);
    const before = [tenant.year - 2, listed.shortName];
    const published = `${String(tenant.year - 1)}-10-16`;
    await splitSchool(await analystAt(early), {
      organisation: early.code,
      predecessor: listed.code,
      onDate: published,
      basis,
    });
    expect(await inherited(early)).toEqual([before]);
    await merge(listed, heir, today);
    await merge(heir, last, today);
    expect(await inherited(last)).toEqual([[tenant.year - 1, listed.shortName], before]);
    expect((await getSchoolCard(await at(home.specialist, last))).lists).toHaveLength(2);
  });

  it("moved: the new authority has it from the day, with the rights of its people", async () => {
    const [home, neighbour] = tenant.municipalities;
    const school = home.schools[2];
    const input = { organisation: school.code, authority: neighbour.code, basis };
    const ctx = await analystAt(school);
    await refused(moveSchool(ctx, { ...input, authority: home.code, onDate: today }), "INVALID");
    await moveSchool(ctx, { ...input, onDate: today });
    expect((await stored(school.id)).municipalityId).toBe(neighbour.id);
    expect((await getSchoolCard(await at(neighbour.specialist, school))).municipality?.code).toBe(
      neighbour.code,
    );
    const card = await getSchoolCard(ctx);
    expect(card.affiliations.map(({ validTo }) => validTo)).toEqual([null, today]);
    // The authority the school has left is none of its business any more: the card opens all the same.
    expect((await getSchoolCard(await at(school.director, school))).affiliations).toMatchObject([
      { authority: neighbour.shortName },
      { authority: "прежний МОУО" },
    ]);
    await expect(at(home.specialist, school)).rejects.toThrow();
    const rights = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.membership.findMany({ where: { schoolId: school.id, role: "school_director" } }),
    );
    expect(rights.map(({ municipalityId }) => municipalityId)).toEqual([neighbour.id]);
    expect((await at(school.director, school)).organisation?.municipalityId).toBe(neighbour.id);
  });
});

describe("the card", () => {
  it("is read in six statements, by its school, its authority and the region", async () => {
    const [home, neighbour] = tenant.municipalities;
    const school = home.schools[1];
    const ctx = await at(school.director, school);
    const statements = await statementsOf(() => getSchoolCard(ctx));
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(6);
    expect(Object.values((await getSchoolCard(ctx)).can)).not.toContain(true);
    expect((await getSchoolCard(await at(home.specialist, school))).code).toBe(school.code);
    await expect(at(neighbour.specialist, school)).rejects.toThrow();
    await refused(
      changeSchool(await at(home.head, school), {
        organisation: school.code,
        base: school.id,
        recordedAt: "2020-01-01T00:00:00.000Z",
        validFrom: today,
        basis,
        facts: someFacts(),
      }),
      "FORBIDDEN",
    );
  });
});
