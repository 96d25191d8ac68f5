import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import {
  acceptSubmission,
  markOpened,
  passSubmission,
  reopenSubmission,
  returnSubmission,
  saveNote,
} from "@/lib/modules/monitorings/checking/mutations";
import { addRemark, closeRemark, replyToRemark } from "@/lib/modules/monitorings/remarks/mutations";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

const number = (code: string) => ({ type: "integer", code, title: code, unit: "чел." });
const FORM = {
  sections: [
    {
      code: "all",
      title: "Всё",
      help: "",
      questions: [
        number("students"),
        number("tenth"),
        number("computers"),
        { ...number("given"), prefill: { source: "реестр", locked: true } },
      ],
    },
  ],
  facts: [],
  checks: [{ code: "c1", severity: "block", expression: "tenth <= students", text: "Больше, чем всего" }],
};

let tenant: Tenant;
let campaign: BuiltCampaign;
let specialist: TenantContext;
let analyst: TenantContext;
let admin: TenantContext;
let director: TenantContext;
let school: TenantSchool;

const owner = <T>(work: (tx: Tx) => Promise<T>) => asOwner({ regionId: tenant.region.id }, work);

beforeAll(async () => {
  tenant = await makeTenant();
  campaign = await owner((tx) => buildCampaign(tx, tenant, { definition: FORM }));
  [school] = tenant.municipalities[0].schools;
  specialist = await at(tenant.municipalities[0].specialist, school);
  analyst = await at(tenant.region.analyst, school);
  admin = await at(tenant.region.admin, school);
  director = await at(school.director, school);
});

const idOf = ({ id }: { id: string }) => campaign.submissions[id] ?? "";
const row = (id: string) => owner((tx) => tx.submission.findUniqueOrThrow({ where: { id } }));
const send = (id: string) => owner((tx) => buildSending(tx, tenant.region.id, id));
const named = async (id: string) => ({ organisation: school.code, id, version: (await row(id)).version });
const events = (subject: string) =>
  asAdministrator<{ event: string; after: Record<string, unknown> }>(
    "SELECT event, after FROM audit_events WHERE subject_id = $1 ORDER BY id",
    [subject],
  );

describe("the way up", () => {
  it("is opened, passed with a note, accepted and opened for a new round, each audited", async () => {
    const id = idOf(school);
    await send(id);
    await refused(acceptSubmission(analyst, await named(id)), "CONFLICT");
    await markOpened(specialist, { id, level: "municipality" });
    await markOpened(specialist, { id, level: "municipality" });
    expect((await row(id)).openedAt).not.toBeNull();
    await refused(markOpened(analyst, { id, level: "region" }), "CONFLICT");

    const note = { organisation: school.code, id, text: "Школа в ремонте" };
    expect(await saveNote(specialist, { ...note, noteVersion: 0 })).toEqual({ version: 1 });
    await refused(saveNote(specialist, { ...note, noteVersion: 0 }), "STALE");
    await refused(saveNote(analyst, { ...note, noteVersion: 1 }), "FORBIDDEN");

    const before = await named(id);
    await refused(passSubmission(analyst, before), "FORBIDDEN");
    expect((await passSubmission(specialist, before)).state).toBe("checked");
    await refused(passSubmission(specialist, before), "CONFLICT");
    expect(await row(id)).toMatchObject({ openedAt: null });
    await refused(acceptSubmission(analyst, before), "STALE");
    await refused(acceptSubmission(specialist, await named(id)), "FORBIDDEN");
    await acceptSubmission(analyst, await named(id));
    expect(await row(id)).toMatchObject({ state: "accepted", acceptedSending: 1 });

    const again = { ...(await named(id)), reason: "Ошибка в данных", dueOn: admin.today };
    await refused(reopenSubmission(analyst, again), "FORBIDDEN");
    await refused(reopenSubmission(admin, { ...again, dueOn: "2020-01-01" }), "INVALID");
    await reopenSubmission(admin, again);
    expect(await row(id)).toMatchObject({ state: "reopened", round: 2, acceptedSending: 1 });
    expect((await events(id)).map(({ event }) => event)).toEqual([
      "submission.opened",
      "submission.noted",
      "submission.passed",
      "submission.accepted",
      "submission.reopened",
    ]);
  });

  it("is not gone with a remark nobody has seen, and closes the remarks of the level", async () => {
    const [, second] = tenant.municipalities[0].schools;
    const id = idOf(second);
    const here = await at(tenant.municipalities[0].specialist, second);
    await send(id);
    const of = { organisation: second.code, id };
    await addRemark(here, { ...of, side: "municipality", question: "students", text: "Проверьте" });
    const seen = { ...of, version: (await row(id)).version };
    expect((await refused(passSubmission(here, seen), "CONFLICT")).message).toContain("ещё не видела");
    await returnSubmission(here, { ...seen, level: "municipality", reason: "", dueOn: null });
    await send(id);
    await passSubmission(here, { ...of, version: (await row(id)).version });
    const remarks = await owner((tx) => tx.submissionRemark.findMany({ where: { submissionId: id } }));
    expect(remarks).toMatchObject([
      { state: "closed", closedByName: tenant.municipalities[0].specialist.fullName },
    ]);
    expect(await row(id)).toMatchObject({ returnedBy: null, openQuestions: [], returnBefore: null });
  });
});

describe("a return", () => {
  it("sends the remarks down, opens the questions that share a check, sets two working days", async () => {
    const [, , third] = tenant.municipalities[0].schools;
    const id = idOf(third);
    const of = { organisation: third.code, id };
    const here = await at(tenant.municipalities[0].specialist, third);
    const writer = await at(third.deputy, third);
    await send(id);
    const returning = { ...of, level: "municipality" as const, reason: "", dueOn: null };
    const version = async () => (await row(id)).version;
    const bare = await refused(returnSubmission(here, { ...returning, version: await version() }), "INVALID");
    expect(bare.details.fields).toHaveProperty("reason");
    const region = await at(tenant.region.analyst, third);
    await refused(
      returnSubmission(region, { ...returning, level: "region", reason: "Нет", version: await version() }),
      "CONFLICT",
    );

    const onQuestion = {
      ...of,
      side: "municipality" as const,
      question: "tenth",
      text: "Больше, чем в прошлом году",
    };
    await refused(addRemark(here, { ...onQuestion, question: "gone" }), "INVALID");
    const remark = await addRemark(here, onQuestion);
    await returnSubmission(here, { ...returning, version: await version() });
    const returned = await row(id);
    expect(returned).toMatchObject({
      state: "returned",
      returnedBy: "municipality",
      openQuestions: ["students", "tenth"],
    });
    const [due] = await asAdministrator<{ day: string; hour: string }>(
      `SELECT to_char(return_before AT TIME ZONE 'Europe/Simferopol', 'HH24:MI') AS hour,
              (return_before AT TIME ZONE 'Europe/Simferopol')::date::text AS day FROM submissions WHERE id = $1`,
      [id],
    );
    expect(due?.hour).toBe("00:00");
    const last = (await events(id)).at(-1);
    expect(last).toMatchObject({
      event: "submission.returned",
      after: { remarks: 1, openQuestions: ["students", "tenth"] },
    });
    expect(String(last?.after.dueOn) > here.today).toBe(true);
    const letters = await asAdministrator<{ reader: string }>(
      `SELECT data->>'userId' AS reader FROM jobs.job
        WHERE name = 'send-mail' AND data->>'submissionId' = $1 AND data->>'occasion' = 'returned'`,
      [id],
    );
    expect(letters.map(({ reader }) => reader).sort()).toEqual([third.director.id, third.deputy.id].sort());

    const onRemark = { ...of, remarkId: remark.id };
    await refused(closeRemark(writer, { ...onRemark, side: "municipality", version: 2 }), "FORBIDDEN");
    const reply = { ...onRemark, side: "respondent" as const, version: 2, text: "Исправили" };
    expect((await replyToRemark(writer, reply)).state).toBe("answered");
    await refused(replyToRemark(writer, reply), "STALE");

    // Answered remarks ask nothing more: the next return opens what its own remarks name.
    await send(id);
    await addRemark(here, { ...onQuestion, question: "computers", text: "Проверьте" });
    await returnSubmission(here, { ...returning, version: await version() });
    expect((await row(id)).openQuestions).toEqual(["computers"]);
  });

  it("of ИМАЦ comes back to ИМАЦ; with a remark on the whole it opens everything", async () => {
    const { directSchool } = tenant;
    const id = idOf(directSchool);
    const here = await at(tenant.region.analyst, directSchool);
    await send(id);
    const of = { organisation: directSchool.code, id };
    await addRemark(here, { ...of, side: "region", question: "tenth", text: "Проверьте" });
    await addRemark(here, { ...of, side: "region", question: null, text: "Заполните заново" });
    const { version } = await row(id);
    await returnSubmission(here, { ...of, version, level: "region", reason: "", dueOn: here.today });
    expect(await row(id)).toMatchObject({ returnedBy: "region", openQuestions: [] });
    await send(id);
    expect((await row(id)).state).toBe("checked");
  });
});

describe("an error in what the portal gave", () => {
  it("is told by the respondent of a locked value alone, and seen at once", async () => {
    const [other] = tenant.municipalities[1].schools;
    const id = idOf(other);
    const here = await at(other.deputy, other);
    const of = { organisation: other.code, id, side: "respondent" as const, text: "Не наш показатель" };
    await refused(addRemark(here, { ...of, question: "students" }), "INVALID");
    const made = await addRemark(here, { ...of, question: "given" });
    const stored = await owner((tx) => tx.submissionRemark.findUniqueOrThrow({ where: { id: made.id } }));
    expect(stored).toMatchObject({ side: "respondent", sending: 0 });
    expect(stored.publishedAt).not.toBeNull();
    expect(await events(made.id)).toMatchObject([{ event: "remark.made" }]);
  });
});

it("what is a stranger's is not there", async () => {
  const id = idOf(school);
  await owner((tx) => leadSubmission(tx, id, "submitted"));
  const stranger = await makeTenant();
  const [foreign] = stranger.municipalities[0].schools;
  const theirs = await at(stranger.municipalities[0].specialist, foreign);
  const input = await named(id);
  await refused(passSubmission(theirs, input), "NOT_FOUND");
  const [, neighbour] = tenant.municipalities;
  const next = await at(neighbour.specialist, neighbour.schools[0]);
  await refused(passSubmission(next, input), "NOT_FOUND");
  await refused(
    addRemark(next, { ...input, side: "municipality", question: null, text: "Проверьте" }),
    "NOT_FOUND",
  );
  await refused(passSubmission(director, input), "FORBIDDEN");
});
