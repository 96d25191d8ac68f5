import type { Tx } from "@/lib/core/db/client";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { readListFacts } from "@/lib/modules/monitorings/prefill/lists/queries";
import { readPlanFacts } from "@/lib/modules/monitorings/prefill/plans/queries";
import { readResultTables } from "@/lib/modules/monitorings/prefill/results/queries";
import { prefillsOf } from "@/lib/modules/monitorings/prefill/rules";
import { readSchoolFacts } from "@/lib/modules/monitorings/prefill/school/queries";
import {
  answerIn,
  originOf,
  type OtherSending,
  readLastYear,
  readOtherSendings,
} from "@/lib/modules/monitorings/prefill/sendings/queries";
import { readSource, sourcesOf } from "@/lib/modules/monitorings/prefill/sources/rules";
import type { Beside, Found, Source } from "@/lib/modules/monitorings/prefill/types";

/** Whose answers they are, to which campaign. */
export interface BesideOf {
  formVersionId: string;
  code: string;
  year: number;
  organisationId: string;
  regionId: string;
  municipalityId: string | null;
  schoolId: string | null;
  today: string;
  timeZone: string;
}

/**
 * What stands beside the answers of a submission: what the portal knows itself, last year's answers, facts. Reads only
 * what the form asks for: one statement for each of the register of schools, other sendings, results, lists and plans,
 * and a small one where last year's form was another version.
 */
export async function readBeside(tx: Tx, form: Form, of: BesideOf): Promise<Beside> {
  const sources = sourcesOf(form);
  const asks = (kind: Source["kind"]) => sources.some((source) => source.kind === kind);
  const none = () => null;
  const { organisationId, municipalityId, schoolId, year, timeZone } = of;
  const school = asks("school") ? await readSchoolFacts(tx, of) : none;
  const others = await readOtherSendings(tx, {
    organisationId,
    year,
    timeZone,
    campaigns: [of.code, ...sources.flatMap((source) => ("campaign" in source ? [source.campaign] : []))],
  });
  const sendingOf = (code: string, wanted: number) =>
    others.find((sending) => sending.code === code && sending.year === wanted);
  const lastYear = await readLastYear(tx, form, {
    sending: sendingOf(of.code, year - 1),
    formVersionId: of.formVersionId,
  });
  const results =
    schoolId !== null && asks("results") ? await readResultTables(tx, { schoolId, year, timeZone }) : none;
  const lists = asks("lists") ? await readListFacts(tx, of) : none;
  const plan =
    municipalityId !== null && asks("plan") ? await readPlanFacts(tx, { municipalityId, year }) : none;

  const find = (source: Source): Found | null => {
    switch (source.kind) {
      case "school":
        return school(source.fact);
      case "campaign":
        return { value: String(year), origin: "из сроков мониторинга" };
      case "answer":
        return answerIn(sendingOf(source.campaign, year), source.question);
      case "last":
        return answerIn(sendingOf(of.code, year - 1), source.question);
      case "years":
        return twoYears([sendingOf(source.campaign, year - 1), sendingOf(source.campaign, year)], source);
      case "results":
        return results(source.table);
      case "lists":
        return lists(source.fact);
      case "plan":
        return plan(source.track);
      case "row":
        return null;
    }
  };
  return { prefills: prefillsOf(form, find), facts: factsOf(form, find), lastYear };
}

function factsOf(form: Form, find: (source: Source) => Found | null): Record<string, unknown> {
  return Object.fromEntries(
    form.facts.flatMap(({ code, from }) => {
      const source = from === undefined ? null : readSource(from);
      const value = source === null ? null : (find(source)?.value ?? null);
      return value === null ? [] : [[code, value]];
    }),
  );
}

function twoYears(
  sendings: [OtherSending | undefined, OtherSending | undefined],
  { question }: { question: string },
): Found | null {
  const [before, now] = sendings.map((sending) => answerIn(sending, question)?.value ?? null);
  const last = sendings[1] ?? sendings[0];
  if (last === undefined || (before === null && now === null)) return null;
  return {
    rows: [
      { row: "before", parts: { value: before } },
      { row: "now", parts: { value: now } },
    ],
    origin: originOf(last),
  };
}
