import { withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import type { Address, Finding } from "@/lib/modules/monitorings/evaluation/types";
import type { Column, Question } from "@/lib/modules/monitorings/forms/types";

/** What is said under one input: what stops sending and what is to be explained. */
interface Remarks {
  error: string | undefined;
  warnings: string[];
}

/** What was found about exactly this question or cell. */
export function remarksAt(findings: readonly Finding[], address: Address): Remarks {
  const key = addressKey(address);
  const here = findings.filter(({ at }) => at.some((each) => addressKey(each) === key));
  const errors = here.filter(({ severity }) => severity === "block").map(({ text }) => text);
  return {
    error: errors.length > 0 ? errors.join(" ") : undefined,
    warnings: here.filter(({ severity }) => severity === "warn").map(({ text }) => text),
  };
}

/** «Численность учителей, чел.». */
export function titleWithUnit(question: Question | Column): string {
  return withUnit(question);
}

/** Help, and where a value comes from before anybody types. */
export function hintOf(question: Question | Column): string | undefined {
  const prefill = "prefill" in question ? question.prefill : null;
  const origin = prefill
    ? `${prefill.locked ? "Заполняет портал" : "Предлагает портал"}: ${prefill.source}.`
    : "";
  const head =
    "answeredBy" in question && question.answeredBy === "head" ? "Отвечает только руководитель." : "";
  const words = [question.help, origin, head].filter((text) => text !== "");
  return words.length > 0 ? words.join(" ") : undefined;
}

/** The first section in which a finding stands; null when it is about nothing that is seen. */
export function placeOf(
  { sections }: { sections: readonly { code: string; questions: readonly { code: string }[] }[] },
  at: readonly Address[],
): { section: string; id: string } | null {
  const [first] = at;
  if (first === undefined) return null;
  const section = sections.find(({ questions }) => questions.some(({ code }) => code === first.question));
  return section ? { section: section.code, id: addressKey(first) } : null;
}
