import { describe, expect, it } from "vitest";
import { z } from "zod";

import { issueSentence } from "@/lib/core/format/issue-sentences";

function said(schema: z.ZodType, input: unknown): string | undefined {
  const { error } = schema.safeParse(input, { error: issueSentence });
  return error?.issues[0]?.message;
}

describe("an input its schema has no sentence for", () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), 5, "Значение не того вида: нужен текст."],
    [z.object({ year: z.number() }), {}, "Не заполнено обязательное поле."],
    [z.string().min(1), "", "Не заполнено обязательное поле."],
    [z.boolean(), "да", "Значение не того вида: нужно «да» или «нет»."],
    [z.object({}), "x", "Значение не того вида: проверьте его."],
    [z.int().max(5), 9, "Укажите число не больше 5."],
    [z.number().min(1), 0, "Укажите число не меньше 1."],
    [z.string().max(2), "абв", "Число знаков — не больше 2."],
    [z.array(z.string()).max(1), ["а", "б"], "Число значений — не больше 1."],
    [z.uuid(), "x", "Запись названа неверно: обновите страницу и повторите."],
    [z.enum(["a", "b"]), "c", "Выберите значение из списка."],
    [z.strictObject({}), { rule: 1 }, "В запросе есть поле, которого не должно быть."],
    [z.union([z.string(), z.number()]), {}, "Значение записано неверно: проверьте его."],
  ])("%# is told in plain words", (schema, input, sentence) => {
    expect(said(schema, input)).toBe(sentence);
  });

  it("has no word of a programming language", () => {
    const schemas = [
      z.string(),
      z.number(),
      z.int(),
      z.boolean(),
      z.array(z.any()),
      z.record(z.string(), z.any()),
    ];
    const inputs = ["x", 1.5, true, null, undefined, [], {}, Number.NaN];
    const sentences = schemas.flatMap((schema) => inputs.flatMap((input) => said(schema, input) ?? []));
    expect(sentences.filter((sentence) => /[a-z]/i.test(sentence))).toEqual([]);
  });
});
