import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { SubmissionState } from "@/lib/core/db/enums";
import { listAnswerChanges } from "@/lib/modules/monitorings/filling/drafts/queries";
import { leadSubmission } from "@/prisma/factories/submissions";
import { asAdministrator } from "@/tests/setup/administrator";
import { type FillingWorld, makeFillingWorld, saveAs, typed } from "@/tests/setup/monitorings";
import { auditOf } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { at, makeTenant, refused } from "@/tests/setup/world";

let world: FillingWorld;
beforeAll(async () => {
  world = await makeFillingWorld();
});

/** A school that nobody has answered for yet. */
async function fresh(index: 0 | 1 | 2, municipality: 0 | 1 = 1) {
  const school = world.tenant.municipalities[municipality].schools[index];
  return {
    school,
    id: world.campaign.submissions[school.id] ?? "",
    director: await at(school.director, school),
    deputy: await at(school.deputy, school),
  };
}

const history = (id: string) =>
  asAdministrator<{ seq: number; field: string; before: unknown; after: unknown; changed_by_name: string }>(
    "SELECT seq, field, before, after, changed_by_name FROM submission_changes WHERE submission_id = $1 ORDER BY seq",
    [id],
  );

describe("answers", () => {
  it("are saved field by field with their history; the first begins the submission, once", async () => {
    const { id, deputy, director } = await fresh(0);
    const first = await saveAs(deputy, id, [typed("pupils", "300"), typed("works/r1", {})]);
    expect(first).toMatchObject({
      seq: 2,
      state: "draft",
      version: 2,
      others: [],
      conflicts: [],
      refusals: [],
    });
    const second = await saveAs(director, id, [typed("works/r1/part", "25")], 2);
    expect(second).toMatchObject({ seq: 3, state: "draft", version: 2 });
    const rows = await history(id);
    expect(rows.map(({ seq, field, after }) => [seq, field, after])).toEqual([
      [1, "pupils", "300"],
      [2, "works/r1", {}],
      [3, "works/r1/part", "25"],
    ]);
    expect(rows.map((row) => row.changed_by_name)).toEqual([
      deputy.user.fullName,
      deputy.user.fullName,
      director.user.fullName,
    ]);
    const events = (await auditOf(world.tenant.region.id, id)).map(({ event }) => event);
    expect(events).toEqual(["submission.begun"]);
  });

  it("of two people never overwrite each other: the conflict names who, when and what, all else is kept", async () => {
    const { id, deputy, director } = await fresh(1);
    await saveAs(deputy, id, [typed("pupils", "300")]);
    const reply = await saveAs(director, id, [typed("pupils", "310"), typed("second", "12")]);
    expect(reply.conflicts).toEqual([
      expect.objectContaining({ field: "pupils", value: "300", changedBy: deputy.user.fullName }),
    ]);
    expect(reply.others.map(({ field, value }) => [field, value])).toEqual([["pupils", "300"]]);
    expect(reply.seq).toBe(2);
    // The other one has decided: over what is stored.
    const settled = await saveAs(director, id, [typed("pupils", "310", "300")], reply.seq);
    expect(settled).toMatchObject({ seq: 3, conflicts: [] });
    const seen = await listAnswerChanges(deputy, { organisation: "", id, seq: 1 });
    expect(seen.others.map(({ field, value }) => [field, value])).toEqual([
      ["second", "12"],
      ["pupils", "310"],
    ]);
  });

  it("sent a second time are not written again", async () => {
    const { id, deputy } = await fresh(2);
    const changes = [typed("pupils", "300"), typed("works/r1", {}), typed("works/r1/part", "25")];
    await saveAs(deputy, id, changes);
    expect(await saveAs(deputy, id, changes)).toMatchObject({ seq: 3, conflicts: [], refusals: [] });
    expect(await history(id)).toHaveLength(3);
  });

  it("are refused one by one with a sentence when the form has no such field or somebody else signs it", async () => {
    const { id, deputy, director } = await fresh(2);
    const reply = await saveAs(
      deputy,
      id,
      [typed("agreed", true), typed("nothing", "1"), typed("note", "да")],
      3,
    );
    expect(reply.refusals).toEqual([
      { field: "agreed", message: "На этот вопрос отвечает только руководитель организации." },
      { field: "nothing", message: "Такого вопроса в форме нет: обновите страницу." },
    ]);
    expect(reply.seq).toBe(4);
    expect(await saveAs(director, id, [typed("agreed", true)], 4)).toMatchObject({ seq: 5, refusals: [] });
  });

  it("cost six statements at most, nine with the first one", async () => {
    const { id, deputy, director } = await fresh(0, 0);
    await saveAs(director, (await fresh(0)).id, [typed("note", "форма прочитана")]).catch(() => undefined);
    const first = await statementsOf(() => saveAs(deputy, id, [typed("pupils", "300")]));
    expect(first.length).toBeLessThanOrEqual(9);
    const next = await statementsOf(() => saveAs(director, id, [typed("second", "20")]));
    expect(next.length).toBeLessThanOrEqual(6);
  });
});

describe("what is closed", () => {
  it("after a return all but the questions with remarks", async () => {
    const { id, deputy } = await fresh(0);
    await setState(id, "returned", ["second"]);
    const reply = await saveAs(deputy, id, [
      typed("second", "10"),
      typed("pupils", "301", "300"),
      typed("works/r1/part", "26", "25"),
      typed("!check:second_many", "Вторая смена для всех"),
      typed("!check:works_low:r1", "Так вышло"),
    ]);
    expect(reply.refusals.map(({ field }) => field)).toEqual([
      "pupils",
      "works/r1/part",
      "!check:works_low:r1",
    ]);
    expect(reply.seq).toBe(5);
    await setState(id, "returned", []);
    expect((await saveAs(deputy, id, [typed("pupils", "301", "300")], 5)).refusals).toEqual([]);
  });

  it("everything while it is checked, with the reason", async () => {
    const { id, deputy } = await fresh(1);
    await setState(id, "submitted");
    const refusal = await refused(saveAs(deputy, id, [typed("note", "поздно")]), "CONFLICT");
    expect(refusal.message).toContain("на проверке в МОУО");
  });

  it("everything when the time is over: told so, and written nowhere", async () => {
    const days = {
      opensOn: "2020-01-01",
      respondentUntilOn: "2020-01-10",
      municipalityUntilOn: "2020-01-12",
      closesOn: "2020-01-12",
      regionUntilOn: "2020-01-20",
    };
    const late = await makeFillingWorld({ days });
    const refusal = await refused(saveAs(late.deputy, late.id, [typed("pupils", "300")]), "CONFLICT");
    expect(refusal.message).toContain("Срок истёк 10.01.2020 в 23:59:59");
    expect(await history(late.id)).toEqual([]);
  });

  it("to everybody else: a checker may not write, a stranger finds nothing", async () => {
    const save = (ctx: TenantContext) => saveAs(ctx, world.id, [typed("note", "чужое")]);
    await refused(save(world.specialist), "FORBIDDEN");
    await refused(save(world.analyst), "FORBIDDEN");
    const { director } = await fresh(1);
    await refused(save(director), "NOT_FOUND");
    const stranger = await makeTenant();
    const [foreign] = stranger.municipalities[0].schools;
    await refused(save(await at(foreign.director, foreign)), "NOT_FOUND");
    await refused(
      listAnswerChanges(world.specialist, { organisation: "", id: world.id, seq: 0 }),
      "NOT_FOUND",
    );
  });
});

describe("files of answers", () => {
  it("are those of the organisation, and stay with the submission", async () => {
    const { id, deputy, school } = await fresh(2);
    const file = (fileId: string) => [{ id: fileId, name: "протокол.pdf", size: 10 }];
    await refused(saveAs(deputy, id, [typed("proof", file(crypto.randomUUID()))], 5), "INVALID");
    const own = await storeFile(school.id, world.tenant.municipalities[1].id);
    const foreign = await storeFile((await fresh(1)).school.id, world.tenant.municipalities[1].id);
    await refused(saveAs(deputy, id, [typed("proof", file(foreign))], 5), "INVALID");
    await saveAs(deputy, id, [typed("proof", file(own))], 5);
    await saveAs(deputy, id, [typed("proof", null, file(own))], 6);
    expect(
      await asAdministrator("SELECT file_id FROM submission_files WHERE submission_id = $1", [id]),
    ).toEqual([{ file_id: own }]);
  });
});

async function storeFile(schoolId: string, municipalityId: string): Promise<string> {
  const id = crypto.randomUUID();
  const by = { createdById: world.director.user.id, createdByName: "Директор" };
  await asAdministrator(
    `INSERT INTO stored_files (id, region_id, municipality_id, school_id, organisation_id, state, name, media_type,
                               size, sha256, stored_at, created_by_id, created_by_name)
     VALUES ($1, $2, $3, $4, $4, 'stored', 'протокол.pdf', 'application/pdf', 10, '\\x00', portal_now(), $5, $6)`,
    [id, world.tenant.region.id, municipalityId, schoolId, by.createdById, by.createdByName],
  );
  return id;
}

/** By the steps of its table. */
async function setState(id: string, state: SubmissionState, openQuestions: string[] = []): Promise<void> {
  await world.owner(async (tx) => {
    await leadSubmission(tx, id, state);
    await tx.submission.update({ where: { id }, data: { openQuestions } });
  });
}
