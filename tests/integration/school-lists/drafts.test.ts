import { beforeEach, describe, expect, it } from "vitest";

import { registerLetter } from "@/lib/modules/letters/mutations";
import {
  addListEntry,
  draftList,
  dropList,
  removeListEntry,
  saveListFacts,
} from "@/lib/modules/school-lists/drafts/mutations";
import { publishList } from "@/lib/modules/school-lists/publication/mutations";
import { listLists } from "@/lib/modules/school-lists/versions/queries";
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
beforeEach(async () => {
  world = await makeListWorld();
});

const entryOf = (id: string, schoolCode: string) => ({
  organisation: world.organisation,
  id,
  schoolCode,
  grounds: "ВПР, математика, 5 класс: 14 из 40 — 35,0 %",
  letterId: null,
  reason: "Учтены результаты ОГЭ",
});

describe("a draft", () => {
  it("is filled by hand with reasons, one at a time of a kind and year, and dropped whole", async () => {
    const { analyst, home, organisation, year, tenant } = world;
    const id = await makeDraft(world, []);
    const another = { organisation, kind: "regional" as const, listYear: year, methodology: "", reason: "" };
    await refused(draftList(analyst, another), "CONFLICT");
    await addListEntry(analyst, entryOf(id, home.schools[0].code));
    await refused(addListEntry(analyst, entryOf(id, home.schools[0].code)), "CONFLICT");
    await refused(addListEntry(analyst, entryOf(id, "нет")), "INVALID");
    await addListEntry(analyst, entryOf(id, tenant.directSchool.code));
    const removal = { organisation, id, schoolCode: home.schools[0].code, reason: "Ошибка в данных" };
    await removeListEntry(analyst, removal);
    await refused(removeListEntry(analyst, removal), "CONFLICT");
    const list = await seen(world);
    expect(list.entries).toMatchObject([{ schoolCode: tenant.directSchool.code, municipality: null }]);
    expect(list.decisions.map(({ included, reason }) => [included, reason])).toEqual([
      [false, "Ошибка в данных"],
      [true, "Учтены результаты ОГЭ"],
      [true, "Учтены результаты ОГЭ"],
    ]);
    await refused(dropList(analyst, { id, version: list.version - 1 }), "STALE");
    await dropList(analyst, { id, version: list.version });
    await refused(seen(world), "NOT_FOUND");
    const events = (await auditOf(tenant.region.id, id)).map(({ event }) => event);
    expect(events).toEqual([
      "list.drafted",
      "list.entry-added",
      "list.entry-added",
      "list.entry-removed",
      "list.dropped",
    ]);
  });

  it("takes no closed school", async () => {
    const { analyst, home } = world;
    const id = await makeDraft(world, []);
    await asOwner({ regionId: home.regionId }, (tx) =>
      tx.organisation.update({
        where: { id: home.schools[2].id },
        data: { closedOn: new Date("2025-08-31") },
      }),
    );
    const refusal = await refused(addListEntry(analyst, entryOf(id, home.schools[2].code)), "INVALID");
    expect(refusal.message).toContain("закрыта");
  });

  it("is kept once a run of a methodology took it for its base, in words", async () => {
    const { analyst, home, tenant, year } = world;
    const id = await makeDraft(world, [home.schools[0]]);
    // No run is begun on a draft any more; those of before stay.
    await asOwner({ regionId: home.regionId }, (tx) =>
      tx.verdictRun.create({
        data: {
          regionId: home.regionId,
          methodologyVersionId: tenant.methodologyVersions.CONTROL_ZONE ?? "",
          year,
          basisListId: id,
          state: "failed",
          rule: { rule: {}, notHeld: [] },
          createdById: analyst.user.id,
          createdByName: tenant.region.analyst.fullName,
          membershipId: analyst.memberships[0]?.id ?? "",
        },
      }),
    );
    const list = await seen(world);
    const refusal = await refused(dropList(analyst, { id, version: list.version }), "CONFLICT");
    expect(refusal.message).toContain("опирается расчёт");
    expect(list).toMatchObject({ whyNotDrop: refusal.message, can: { drop: false } });
  });

  it("is seen by the region only: not by authorities, not by schools, not past the portal", async () => {
    const { home, specialist } = world;
    const [school] = home.schools;
    const id = await makeDraft(world, [school]);
    await refused(listLists(specialist, null), "FORBIDDEN");
    const authority = { regionId: home.regionId, municipalityId: home.id };
    const ofSchool = { ...authority, schoolId: school.id };
    const neighbour = { regionId: home.regionId, municipalityId: world.neighbour.id };
    for (const scope of [authority, ofSchool, neighbour]) {
      expect(await rowsSeen(scope, "SELECT FROM school_lists WHERE id = $1", [id])).toBe(0);
      expect(await rowsSeen(scope, "SELECT FROM school_list_entries WHERE list_id = $1", [id])).toBe(0);
      expect(await rowsSeen(scope, "SELECT FROM list_decisions WHERE list_id = $1", [id])).toBe(0);
    }
    expect(await rowsSeen({ regionId: home.regionId }, "SELECT FROM school_lists WHERE id = $1", [id])).toBe(
      1,
    );
    await openToday(world, id);
    const entries = "SELECT FROM school_list_entries WHERE list_id = $1";
    expect(await rowsSeen(authority, entries, [id])).toBe(1);
    expect(await rowsSeen(ofSchool, entries, [id])).toBe(0);
    expect(await rowsSeen(neighbour, entries, [id])).toBe(0);
    const decisions = "SELECT FROM list_decisions WHERE list_id = $1";
    for (const scope of [authority, ofSchool]) expect(await rowsSeen(scope, decisions, [id])).toBe(0);
    expect(await rowsSeen({ regionId: home.regionId }, decisions, [id])).toBe(1);
  });

  it("knows its letters and whether it is whole; parts come by several letters", async () => {
    const { analyst, organisation, home, tenant } = world;
    const id = await makeDraft(world, [home.schools[0]]);
    const [letter] = await asOwner({ regionId: tenant.region.id }, (tx) => tx.letter.findMany({ take: 1 }));
    const { version } = await seen(world);
    const facts = { organisation, id, version, methodology: "региональная методика", complete: false };
    await refused(saveListFacts(analyst, { ...facts, letterIds: [newId()] }), "INVALID");
    const part = { ...entryOf(id, home.schools[1].code), letterId: letter?.id ?? "" };
    const stranger = await refused(addListEntry(analyst, part), "INVALID");
    expect(stranger.details.fields).toHaveProperty("letterId");
    await saveListFacts(analyst, { ...facts, letterIds: [letter?.id ?? ""] });
    await refused(saveListFacts(analyst, { ...facts, letterIds: [] }), "STALE");
    await addListEntry(analyst, part);
    const list = await seen(world);
    expect(list).toMatchObject({ complete: false, methodology: "региональная методика" });
    expect(list.letters.map((one) => one.id)).toEqual([letter?.id]);
    expect(list.entries.map(({ letterId }) => letterId).sort()).toEqual([letter?.id, null].sort());
    const without = saveListFacts(analyst, { ...facts, version: list.version, letterIds: [] });
    expect((await refused(without, "INVALID")).message).toContain(letter?.number);
    const other = await registerLetter(analyst, letterOf("11"));
    const both = [letter?.id ?? "", other.id].sort();
    await saveListFacts(analyst, { ...facts, version: list.version, letterIds: both });
    const [saved] = (await auditOf(tenant.region.id, id)).toReversed();
    expect(saved).toMatchObject({ before: { letterIds: [letter?.id] }, after: { letterIds: both } });
  });
});

describe("a correction", () => {
  it("begins as a copy with a reason, and leaves the published version as it is", async () => {
    const { analyst, organisation, home, year } = world;
    const id = await makeDraft(world, [home.schools[0]]);
    const { version } = await seen(world);
    await publishList(analyst, {
      organisation,
      id,
      version,
      letterIds: [],
      newLetter: letterOf("1"),
      early: false,
    });
    const before = await seen(world);
    const next = { organisation, kind: "regional" as const, listYear: year, methodology: "", reason: "" };
    const refusal = await refused(draftList(analyst, next), "INVALID");
    expect(refusal.details.fields).toHaveProperty("reason");
    const correction = await draftList(analyst, { ...next, reason: "Добавлена школа" });
    expect(correction.number).toBe(2);
    await addListEntry(analyst, entryOf(correction.id, home.schools[1].code));
    const draft = await seen(world, 2);
    expect(draft.entries).toHaveLength(2);
    expect(draft.letters).toEqual(before.letters);
    expect(draft.reason).toBe("Добавлена школа");
    expect((await seen(world)).entries).toEqual(before.entries);
    const { rows } = await listLists(analyst, year);
    expect(rows.map(({ number, state }) => [number, state])).toEqual([
      [2, "draft"],
      [1, "published"],
    ]);
  });
});

it("only ИМАЦ makes lists; the ministry reads them", async () => {
  const { tenant, organisation, year, home } = world;
  const id = await makeDraft(world, []);
  const ministry = await at(tenant.region.ministry, "region");
  expect((await listLists(ministry, year)).can.draft).toBe(false);
  await refused(dropList(ministry, { id, version: 1 }), "FORBIDDEN");
  const director = await at(home.schools[0].director, home.schools[0]);
  const draft = { organisation, kind: "federal" as const, listYear: year, methodology: "", reason: "" };
  for (const ctx of [ministry, world.specialist, director]) await refused(draftList(ctx, draft), "FORBIDDEN");
});
