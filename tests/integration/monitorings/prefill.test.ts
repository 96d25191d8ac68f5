import { describe, expect, it } from "vitest";

import { buildCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { buildSending } from "@/prisma/factories/submissions";
import { asAdministrator } from "@/tests/setup/administrator";
import { makeFillingWorld, saveAs, sendAs, sendingsOf, typed } from "@/tests/setup/monitorings";
import { refused } from "@/tests/setup/world";

describe("what stands beside the answers", () => {
  it("is last year's answer of the same question, which a change by more than the limit has to explain", async () => {
    const past = await makeFillingWorld();
    const { tenant, school, director } = past;
    await past.owner(async (tx) => {
      const before = await buildCampaign(
        tx,
        { ...tenant, year: tenant.year - 1 },
        { definition: SHORT_FORM },
      );
      const submissionId = before.submissions[school.id] ?? "";
      await buildSending(tx, tenant.region.id, submissionId, { answers: { pupils: "100", second: "10" } });
    });
    await saveAs(director, past.id, [typed("pupils", "121"), typed("second", "20")]);
    const refusal = await refused(sendAs(director, past.id), "INVALID");
    expect(Object.keys(refusal.details.fields ?? {})).toEqual(["!change:pupils"]);
    await saveAs(director, past.id, [typed("!change:pupils", "Присоединили соседнюю школу")], 2);
    await sendAs(director, past.id);
    const [stored] = await sendingsOf(past.id);
    expect(stored).toMatchObject({ last_year: { pupils: "100", second: "10" }, warnings: 1 });
  });

  it("is what the portal knows: the register, results, lists, other forms of the year, with where it came from", async () => {
    const known = await makeFillingWorld({ code: "M2" });
    const { tenant, school, director } = known;
    const definition = {
      sections: [
        {
          code: "one",
          title: "Один",
          questions: [
            {
              type: "integer",
              code: "places",
              title: "Мест",
              unit: "мест",
              required: true,
              prefill: { source: "Реестр школ", locked: true, from: "school.capacity" },
            },
            {
              type: "integer",
              code: "pupils_again",
              title: "Обучающихся",
              unit: "чел.",
              required: true,
              prefill: { source: "Другая форма", locked: false, from: "answer:M2.pupils" },
            },
            {
              type: "table",
              code: "history",
              title: "Перечни",
              prefill: { source: "Перечни", locked: true, from: "lists.history" },
              columns: [
                {
                  type: "integer",
                  code: "listed_year",
                  title: "Год",
                  unit: "год",
                  prefill: { source: "Перечни", locked: true, from: "row.year" },
                },
                {
                  type: "boolean",
                  code: "listed_federal",
                  title: "Федеральный",
                  prefill: { source: "Перечни", locked: true, from: "row.federal" },
                },
              ],
              rows: { kind: "repeating", max: 20, label: "Год" },
            },
          ],
        },
      ],
      facts: [
        {
          code: "this_year",
          title: "Год",
          type: "number",
          unit: null,
          source: "Сроки",
          from: "campaign.year",
        },
      ],
    };
    const second = await known.owner(async (tx) => {
      const attributes = { capacity: 640 };
      const today = await tx.organisationAttributes.updateMany({
        where: { organisationId: school.id },
        data: attributes,
      });
      expect(today.count).toBe(1);
      return buildCampaign(tx, tenant, { code: "M3", definition });
    });
    await saveAs(director, known.id, [typed("pupils", "300"), typed("second", "20")]);
    await sendAs(director, known.id);
    const id = second.submissions[school.id] ?? "";
    // What is locked and known is not typed over.
    await saveAs(director, id, [typed("places", "1")]);
    await sendAs(director, id);
    const [stored] = await asAdministrator<{
      answers: Record<string, unknown>;
      origins: object;
      facts: object;
    }>("SELECT answers, origins, facts FROM submission_sendings WHERE submission_id = $1", [id]);
    expect(stored?.answers).toMatchObject({ places: "640", pupils_again: "300" });
    expect(stored?.answers.history).toContainEqual({
      row: `y${String(tenant.year - 1)}`,
      cells: { listed_year: String(tenant.year - 1), listed_federal: true },
    });
    expect(stored?.origins).toMatchObject({
      places: expect.stringMatching(/^из реестра школ, на \d\d\.\d\d\.\d{4}$/) as string,
      pupils_again: expect.stringMatching(/^из ответов M2 за \d{4} год, отправленных/) as string,
      history: "из опубликованных перечней",
    });
    expect(stored?.facts).toEqual({ this_year: String(tenant.year) });
  });
});
