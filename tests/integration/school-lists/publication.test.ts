import { beforeEach, describe, expect, it } from "vitest";

import { registerLetter } from "@/lib/modules/letters/mutations";
import { getAuthorityTasks } from "@/lib/modules/plans/tasks/queries";
import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { createPlan } from "@/lib/modules/plans/creation/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import {
  addListEntry,
  draftList,
  removeListEntry,
  saveListFacts,
} from "@/lib/modules/school-lists/drafts/mutations";
import { getSchoolLists } from "@/lib/modules/school-lists/memberships/queries";
import { openReview, publishList, recallReview } from "@/lib/modules/school-lists/publication/mutations";
import { asRuntimeRole } from "@/tests/setup/administrator";
import { auditOf } from "@/tests/setup/plans";
import {
  letterOf,
  makeDraft,
  makeListWorld,
  openToday,
  seen,
  type ListWorld,
} from "@/tests/setup/school-lists";
import { asOwner, at, refused } from "@/tests/setup/world";

let world: ListWorld;
beforeEach(async () => {
  world = await makeListWorld();
});

const publication = async (id: string, change: object = {}, number = 1) => ({
  organisation: world.organisation,
  id,
  version: (await seen(world, number)).version,
  letterIds: [],
  newLetter: letterOf("01-13/300"),
  early: false,
  ...change,
});

describe("opening for appeals", () => {
  it("needs a school and a day that is not past; the day is changed, the list is taken back", async () => {
    const { analyst, home, organisation, tenant } = world;
    const id = await makeDraft(world, []);
    const open = async (appealsUntil: string) =>
      openReview(analyst, { organisation, id, version: (await seen(world)).version, appealsUntil });
    await refused(open(analyst.today), "CONFLICT");
    const school = { schoolCode: home.schools[0].code, grounds: "", letterId: null, reason: "По расчёту" };
    await addListEntry(analyst, { organisation, id, ...school });
    await refused(open("2024-01-01"), "INVALID");
    await open(analyst.today);
    await open("2199-12-31");
    const list = await seen(world);
    expect([list.state, list.appealsUntil]).toEqual(["in_review", "2199-12-31"]);
    await recallReview(analyst, { id, version: list.version });
    expect(await seen(world)).toMatchObject({ state: "draft", appealsUntil: null });
    const events = (await auditOf(tenant.region.id, id)).map(({ event }) => event);
    expect(events.slice(2)).toEqual(["list.review-opened", "list.review-opened", "list.review-recalled"]);
  });
});

describe("publication", () => {
  it("needs a letter, registers a new one, and tells who brought the schools", async () => {
    const { analyst, home } = world;
    const id = await makeDraft(world, [home.schools[0]]);
    await refused(publishList(analyst, await publication(id, { newLetter: null })), "CONFLICT");
    await refused(publishList(analyst, await publication(id, { version: 1 })), "STALE");
    const { letterIds } = await publishList(analyst, await publication(id));
    const list = await seen(world);
    expect(list).toMatchObject({ state: "published", publishedOn: analyst.today });
    expect(list.publishedBy).toBe(analyst.user.fullName);
    expect(list.letters.map((letter) => letter.id)).toEqual(letterIds);
    expect(list.entries.map(({ letterId }) => letterId)).toEqual(letterIds);
    await refused(publishList(analyst, await publication(id)), "CONFLICT");
  });

  it("tells each school the letter it came by", async () => {
    const { analyst, home, organisation } = world;
    const [one, other] = home.schools;
    const id = await makeDraft(world, [other]);
    const { id: part } = await registerLetter(analyst, letterOf("01-13/299"));
    const facts = { organisation, id, methodology: "", complete: true, letterIds: [part] };
    await saveListFacts(analyst, { ...facts, version: (await seen(world)).version });
    const entry = { schoolCode: one.code, grounds: "", letterId: part, reason: "По письму" };
    await addListEntry(analyst, { organisation, id, ...entry });
    await publishList(analyst, await publication(id, { letterIds: [part] }));
    const told = async (school: typeof one) => {
      const { memberships } = await getSchoolLists(await at(school.director, school));
      return memberships.find(({ listYear }) => listYear === world.year)?.letters.map(({ number }) => number);
    };
    expect([await told(one), await told(other)]).toEqual([["01-13/299"], ["01-13/300"]]);
  });

  it("before the term of appeals is over must be said", async () => {
    const { analyst, home } = world;
    const id = await makeDraft(world, [home.schools[0]]);
    await openToday(world, id);
    const refusal = await refused(publishList(analyst, await publication(id)), "CONFLICT");
    expect(refusal.message).toContain("Срок возражений идёт до");
    await publishList(analyst, await publication(id, { early: true }));
    expect((await seen(world)).state).toBe("published");
  });

  it("freezes the list in the database too: no row of it is changed, added or removed", async () => {
    const { analyst, home, organisation } = world;
    const [school, second] = home.schools;
    const id = await makeDraft(world, [school]);
    await publishList(analyst, await publication(id));
    const removal = { organisation, id, schoolCode: school.code, reason: "Поздно" };
    await refused(removeListEntry(analyst, removal), "CONFLICT");
    const { regionId } = home;
    const values = [regionId, id, home.id, second.id];
    const writes: [string, unknown[]][] = [
      ["UPDATE school_lists SET complete = false WHERE id = $1", [id]],
      ["DELETE FROM school_lists WHERE id = $1", [id]],
      ["UPDATE school_list_entries SET grounds = '' WHERE list_id = $1", [id]],
      ["DELETE FROM school_list_entries WHERE list_id = $1", [id]],
      ["DELETE FROM list_letters WHERE list_id = $1", [id]],
      [
        "INSERT INTO school_list_entries (region_id, list_id, municipality_id, school_id) VALUES ($1, $2, $3, $4)",
        values,
      ],
      [
        `INSERT INTO list_decisions (region_id, list_id, municipality_id, school_id, included, reason, decided_by_id, decided_by_name)
         VALUES ($1, $2, $3, $4, true, '', $4, '')`,
        values,
      ],
    ];
    await asRuntimeRole(async (client) => {
      await client.query("SELECT set_config('app.region_id', $1, false)", [regionId]);
      for (const [text, parameters] of writes) {
        await expect(client.query(text, parameters), text).rejects.toThrow(/never changes/);
      }
    });
    expect((await seen(world)).entries).toHaveLength(1);
  });

  it("freezes the version of the methodology the list rests on", async () => {
    const { analyst, home, tenant } = world;
    const regionId = tenant.region.id;
    const id = await makeDraft(world, [home.schools[0]]);
    const versionId = await asOwner({ regionId }, async (tx) => {
      const methodology = await tx.methodology.create({
        data: { regionId, code: "test", title: "Проверочная", scope: "regional" },
      });
      const version = await tx.methodologyVersion.create({
        data: { regionId, methodologyId: methodology.id, label: "1", rule: {} },
      });
      await tx.schoolList.update({ where: { id }, data: { methodologyVersionId: version.id } });
      return version.id;
    });
    await publishList(analyst, await publication(id));
    const frozen = await asOwner({ regionId }, (tx) =>
      tx.methodologyVersion.findUniqueOrThrow({ where: { id: versionId } }),
    );
    expect(frozen.frozenAt).not.toBeNull();
  });

  it("of two at the same time is done once", async () => {
    const { analyst, home } = world;
    const id = await makeDraft(world, [home.schools[0]]);
    const input = await publication(id);
    const outcomes = await Promise.allSettled([
      publishList(analyst, input),
      publishList(analyst, { ...input, newLetter: letterOf("2") }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

it("a list published after a plan's approval is a notice that offers a revision", async () => {
  const { tenant, home, organisation, analyst, specialist } = world;
  const head = await at(home.head, home);
  const target = { municipality: home.code, year: tenant.year };
  await createPlan(specialist, { ...target, source: "catalogue" });
  const version = async () => (await getPlan(specialist, tenant.year)).version.version;
  await submitPlan(specialist, { ...target, version: await version() });
  await approvePlan(head, {
    ...target,
    version: await version(),
    orderNumber: "1",
    orderDate: specialist.today,
  });
  const said = async () =>
    (await getAuthorityTasks(specialist))
      .filter(({ id }) => id.startsWith("revise"))
      .map(({ title }) => title);
  expect(await said()).toEqual([]);
  const correction = await draftList(analyst, {
    organisation,
    kind: "regional",
    listYear: tenant.year - 1,
    methodology: "",
    reason: "Добавлена школа",
  });
  const school = { schoolCode: home.schools[2].code, grounds: "", letterId: null, reason: "По письму" };
  await addListEntry(analyst, { organisation, id: correction.id, ...school });
  expect(await said()).toEqual([]);
  world = { ...world, year: tenant.year - 1 };
  await publishList(analyst, await publication(correction.id, {}, 2));
  expect(await said()).toEqual([`Изменились перечни: проверьте план на ${String(tenant.year)} год`]);
});
