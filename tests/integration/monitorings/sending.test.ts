import { beforeAll, describe, expect, it } from "vitest";

import { AppError } from "@/lib/core/errors";
import { recallSubmission, sendSubmission } from "@/lib/modules/monitorings/sending/mutations";
import { sealSending } from "@/lib/modules/monitorings/submissions/sealing/queries";
import { leadSubmission } from "@/prisma/factories/submissions";
import {
  type FillingWorld,
  makeFillingWorld,
  saveAs,
  sendAs,
  sendingsOf,
  standingOf,
  typed,
} from "@/tests/setup/monitorings";
import { auditOf } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

const NOW = new Date("2026-09-10T09:00:00Z");

let world: FillingWorld;
beforeAll(async () => {
  world = await makeFillingWorld();
});

async function fresh(index: 0 | 1 | 2, municipality: 0 | 1 = 1) {
  const school = world.tenant.municipalities[municipality].schools[index];
  return {
    school,
    id: world.campaign.submissions[school.id] ?? "",
    director: await at(school.director, school),
    deputy: await at(school.deputy, school),
  };
}

describe("a form that is ready", () => {
  it("is sent by the director with a receipt, and what was sent has a checksum anybody computes again", async () => {
    const { id, director, deputy } = await fresh(0);
    await saveAs(deputy, id, [
      typed("pupils", "300"),
      typed("second", "200"),
      typed("!check:second_many", "  Здание на ремонте, вторая смена у всех  "),
      typed("!change:pupils", "Не о чём пояснять, прошлого года нет"),
    ]);
    const reply = await sendAs(director, id);
    expect(reply.receipt).toMatch(/^M1-\d{4}-\d{4}-1$/);
    expect(reply).toMatchObject({ state: "submitted", version: 3 });
    const [stored, ...more] = await sendingsOf(id);
    expect(more).toEqual([]);
    expect(stored).toMatchObject({
      receipt: reply.receipt,
      answers: { pupils: "300", second: "200" },
      explanations: { "check:second_many": "Здание на ремонте, вторая смена у всех" },
      warnings: 1,
    });
    if (!stored) return;
    const again = sealSending({
      organisationId: stored.organisation_id,
      formVersionId: stored.form_version_id,
      sentAt: stored.sent_at,
      answers: stored.answers,
      explanations: stored.explanations,
    });
    expect(again.toString("hex")).toBe(reply.checksum);
    expect(stored.checksum.toString("hex")).toBe(reply.checksum);
    const forged = { ...stored.answers, pupils: "301" };
    expect(
      sealSending({
        organisationId: stored.organisation_id,
        formVersionId: stored.form_version_id,
        sentAt: stored.sent_at,
        answers: forged,
        explanations: stored.explanations,
      }).toString("hex"),
    ).not.toBe(reply.checksum);
    expect(await standingOf(id)).toMatchObject({ sendings: 1, timeliness: "on_time", warnings: 1 });
    const sent = (await auditOf(world.tenant.region.id, id)).find(({ event }) => event === "submission.sent");
    expect(sent?.after).toMatchObject({ receipt: reply.receipt, checksum: reply.checksum });
  });

  it("is sent once, however often the button is pressed", async () => {
    const { id, director } = await fresh(1);
    await saveAs(director, id, [typed("pupils", "300"), typed("second", "20")]);
    const { version, seq } = await standingOf(id);
    const input = { organisation: "", id, version, seq };
    const key = crypto.randomUUID();
    const [one, other] = await Promise.all([
      sendSubmission(asCommand(director, input, key), input),
      sendSubmission(asCommand(director, input, key), input),
    ]);
    expect(other).toEqual(one);
    // Another press of another page: it has gone already.
    await refused(sendSubmission(asCommand(director, input), input), "CONFLICT");
    expect(await sendingsOf(id)).toHaveLength(1);
  });

  it("is taken back until its checker has looked, and sent again under the next number", async () => {
    const { id, director, deputy } = await fresh(1);
    const recall = async (ctx: typeof director) =>
      recallSubmission(ctx, { organisation: "", id, version: (await standingOf(id)).version });
    await refused(recall(deputy), "FORBIDDEN");
    expect((await recall(director)).state).toBe("draft");
    await saveAs(deputy, id, [typed("note", "исправлено")], 2);
    expect((await sendAs(director, id)).receipt).toMatch(/-2$/);
    expect((await standingOf(id)).timeliness).toBe("on_time");
    await world.owner((tx) => tx.submission.update({ where: { id }, data: { openedAt: NOW } }));
    const refusal = await refused(recall(director), "CONFLICT");
    expect(refusal.message).toContain("Форму уже открыл проверяющий");
  });

  it("of a school of the region itself goes to ИМАЦ at once", async () => {
    const { directSchool } = world.tenant;
    const id = world.campaign.submissions[directSchool.id] ?? "";
    const director = await at(directSchool.director, directSchool);
    await saveAs(director, id, [typed("pupils", "300"), typed("second", "20")]);
    expect((await sendAs(director, id)).state).toBe("checked");
  });

  it("costs thirteen statements at most; the one others of the area wait for is the last", async () => {
    const { id, director } = await fresh(2);
    await saveAs(director, id, [typed("pupils", "300"), typed("second", "20")]);
    const { version, seq } = await standingOf(id);
    const sent = await statementsOf(() => sendSubmission(director, { organisation: "", id, version, seq }));
    expect(sent.length).toBeLessThanOrEqual(13);
    // With the row moves the counter of the area, held until the end.
    expect(sent.at(-1)).toMatch(/^UPDATE "public"."submissions"/);
  });
});

describe("a form is not sent", () => {
  it("unfinished, with an error, an unexplained warning or an unanswered remark: all is told at once", async () => {
    const { id, school, director } = await fresh(0, 0);
    await saveAs(director, id, [typed("second", "20")]);
    const told = async () => {
      const refusal = await refused(sendAs(director, id), "INVALID");
      return [refusal.message, Object.keys(refusal.details.fields ?? {})];
    };
    expect(await told()).toEqual(["Форму пока нельзя отправить: ответьте ещё на 1 вопрос.", ["pupils"]]);
    await saveAs(director, id, [typed("pupils", "10")], 1);
    expect(await told()).toEqual([
      "Форму пока нельзя отправить: исправьте 1 ошибку, поясните 1 предупреждение (не короче 10 знаков).",
      ["!check:second_many", "second"],
    ]);
    await saveAs(director, id, [typed("pupils", "30", "10"), typed("!check:second_many", "Ремонт")], 2);
    expect((await told())[1]).toEqual(["!check:second_many"]);
    await saveAs(director, id, [typed("!check:second_many", "Ремонт крыла школы", "Ремонт")], 4);
    await remark(id, null);
    await sendAs(director, id);

    await world.owner((tx) => leadSubmission(tx, id, "returned"));
    const remarkId = await remark(id, NOW);
    expect(await told()).toEqual(["Форму пока нельзя отправить: ответьте на 1 замечание.", ["second"]]);
    await world.owner((tx) =>
      tx.submissionRemark.update({ where: { id: remarkId }, data: { state: "answered" } }),
    );
    expect((await sendAs(director, id)).receipt).toMatch(/-2$/);
    expect(school.code).not.toBe("");
  });

  it("when somebody has changed an answer since it was looked at", async () => {
    const { id, director, deputy } = await fresh(1, 0);
    await saveAs(director, id, [typed("pupils", "300"), typed("second", "20")]);
    const seen = await standingOf(id);
    await saveAs(deputy, id, [typed("note", "ещё одно")], 2);
    const refusal = await refused(
      sendSubmission(director, { organisation: "", id, version: seen.version, seq: seen.seq }),
      "STALE",
    );
    expect(refusal.message).toContain(deputy.user.fullName);
    await refused(sendSubmission(director, { organisation: "", id, version: 1, seq: 3 }), "STALE");
  });

  it("by a deputy, a checker, a stranger, or twice", async () => {
    const { id, deputy } = await fresh(1, 0);
    await refused(sendAs(deputy, id), "FORBIDDEN");
    const [home] = world.tenant.municipalities;
    await refused(sendAs(await at(home.head, home), id), "FORBIDDEN");
    await refused(sendAs(world.analyst, id), "FORBIDDEN");
    const { director: neighbour } = await fresh(2, 0);
    await refused(sendAs(neighbour, id), "NOT_FOUND");
    const stranger = await makeTenant();
    const [foreign] = stranger.municipalities[0].schools;
    await refused(sendAs(await at(foreign.director, foreign), id), "NOT_FOUND");
  });

  it("before it is begun, and when the time is over", async () => {
    const { id, director } = await fresh(2, 0);
    expect((await refused(sendAs(director, id), "CONFLICT")).message).toContain("Форма ещё не заполнена");
    await saveAs(director, id, [typed("pupils", "300"), typed("second", "20")]);
    const past = new Date("2020-01-10");
    const days = { respondentUntilOn: past, municipalityUntilOn: past, closesOn: past };
    await world.owner((tx) => tx.campaign.update({ where: { id: world.campaign.id }, data: days }));
    const refusal = await refused(sendAs(director, id), "CONFLICT");
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal.message).toContain("Срок истёк 10.01.2020");
    expect(await sendingsOf(id)).toEqual([]);
  });

  async function remark(submissionId: string, publishedAt: Date | null): Promise<string> {
    const [home] = world.tenant.municipalities;
    const scope = { regionId: world.tenant.region.id, municipalityId: home.id };
    return asOwner(scope, async (tx) => {
      const { id } = await tx.submissionRemark.create({
        data: {
          regionId: scope.regionId,
          submissionId,
          question: "second",
          sending: 1,
          side: "municipality",
          text: "Проверьте вторую смену",
          publishedAt,
          madeById: home.specialist.id,
          madeByName: home.specialist.fullName,
        },
      });
      return id;
    });
  }
});
