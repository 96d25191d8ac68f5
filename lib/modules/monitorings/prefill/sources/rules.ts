import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { ListFact, ResultTable, SchoolFact, Source } from "@/lib/modules/monitorings/prefill/types";

const SCHOOL: readonly SchoolFact[] = ["pupils", "levels", "small", "capacity", "shifts", "settlement"];
const RESULTS: readonly ResultTable[] = ["vpr", "oge", "ege", "shares", "means"];
const LISTS: readonly ListFact[] = ["history", "federal", "regional", "listed", "near", "grounds"];

/**
 * A source by its key in the definition of a form: «school.pupils», «campaign.year», «answer:M2.m2_teach»,
 * «last:m3_usp1», «years:M2.m2_vac», «results.oge», «lists.history», «plan.tracks», «plan.done.1», in a column
 * «row.participants». Null for a key the portal knows nothing of.
 */
export function readSource(key: string): Source | null {
  const [, kind = "", rest = ""] = /^([a-z]+)[.:](.+)$/u.exec(key) ?? [];
  switch (kind) {
    case "school": {
      const fact = SCHOOL.find((each) => each === rest);
      return fact ? { kind, fact } : null;
    }
    case "campaign":
      return rest === "year" ? { kind, fact: "year" } : null;
    case "answer":
    case "years": {
      const [campaign = "", question = "", ...more] = rest.split(".");
      return campaign !== "" && question !== "" && more.length === 0 ? { kind, campaign, question } : null;
    }
    case "last":
      return rest.includes(".") ? null : { kind, question: rest };
    case "results": {
      const table = RESULTS.find((each) => each === rest);
      return table ? { kind, table } : null;
    }
    case "lists": {
      const fact = LISTS.find((each) => each === rest);
      return fact ? { kind, fact } : null;
    }
    case "plan": {
      if (rest === "tracks") return { kind, track: null };
      const [, track] = /^done\.(\d+)$/u.exec(rest) ?? [];
      return track === undefined ? null : { kind, track };
    }
    case "row":
      return { kind, part: rest };
    default:
      return null;
  }
}

/** Every source a form takes from, its columns aside. */
export function sourcesOf(form: Form): Source[] {
  const keys = [
    ...form.sections.flatMap(({ questions }) =>
      questions.flatMap((question) => (question.type === "calculated" ? [] : [question.prefill?.from])),
    ),
    ...form.facts.map(({ from }) => from),
  ];
  return keys.flatMap((key) => {
    const source = key === undefined ? null : readSource(key);
    return source === null ? [] : [source];
  });
}
