import { expect, it } from "vitest";

import { answerFiles, answerText } from "@/lib/modules/monitorings/answers/words/rules";
import { questionSchema } from "@/lib/modules/monitorings/forms/schema";

const options = [
  { code: "a", label: "Первый" },
  { code: "b", label: "Второй" },
];

function text(question: object, raw: unknown): string {
  const parsed = questionSchema.parse({ code: "q", title: "Вопрос", ...question });
  if (parsed.type === "table" || parsed.type === "calculated") throw new Error("no answer of its own");
  return answerText(parsed, raw);
}

it("an answer is read in words, whatever its type", () => {
  expect(text({ type: "decimal", unit: "балл" }, "-12.5")).toBe("−12,5");
  expect(text({ type: "boolean" }, false)).toBe("нет");
  expect(text({ type: "choice", options }, "b")).toBe("Второй");
  expect(text({ type: "choices", options }, ["a", "b"])).toBe("Первый, Второй");
  expect(text({ type: "ranking", options }, ["b", "a"])).toBe("1) Второй; 2) Первый");
  expect(text({ type: "date" }, "2026-09-15")).toBe("15.09.2026");
  const requisites = {
    type: "requisites",
    parts: { number: "required", date: "required", file: "optional" },
  };
  const file = [{ id: "f", name: "Приказ.pdf", size: 10 }];
  expect(text(requisites, { number: "5", date: "2026-09-01", file })).toBe("№ 5 от 01.09.2026, Приказ.pdf");
});

it("no answer is an empty text, and what fits not is shown as it was sent", () => {
  expect(text({ type: "integer", unit: "чел." }, undefined)).toBe("");
  expect(text({ type: "choice", options }, "gone")).toBe("gone");
  expect(text({ type: "integer", unit: "чел." }, 5)).toBe("5");
  expect(text({ type: "file" }, "x")).toBe("");
});

it("files are told apart, to be opened", () => {
  const question = questionSchema.parse({ type: "file", code: "q", title: "Файл" });
  if (question.type !== "file") throw new Error("not a file");
  expect(answerFiles(question, [{ id: "f", name: "Протокол.pdf", size: 1 }, "junk"])).toEqual([
    { id: "f", name: "Протокол.pdf" },
  ]);
});
