import { formatDate } from "@/lib/core/format/dates";
import { joinWords } from "@/lib/core/format/words";
import { declineName, initialsName } from "@/lib/modules/appointments/orders/drafts/names/rules";
import {
  ORDER_TEXT_FIELDS,
  type DraftFacts,
  type DraftRow,
  type OrderDraft,
  type OrderTexts,
} from "@/lib/modules/appointments/orders/drafts/types";

/** The title of an order of appointments. Source: handbook 6.2. */
export function defaultTitle(year: number): string {
  return `Об организации работы со школами с низкими образовательными результатами в ${String(year)} году`;
}

type Named = Pick<DraftRow, "kind" | "personName" | "personPost" | "school">;

/**
 * Texts of the order as the portal writes them from the rows and the facts: what an official has not typed over. Source:
 * handbook 6.2; terms are proposals to be looked at.
 */
export function draftOrderTexts(rows: readonly Named[], facts: DraftFacts): OrderTexts {
  const { year, letter } = facts;
  const [specialist, methodologist] = [first(rows, "specialist"), first(rows, "methodologist")];
  const listed = [
    ...new Set(rows.flatMap(({ kind, school }) => (kind === "mentor" && school ? [school.name] : []))),
  ];
  const basis = letter
    ? ` на основании письма ГКУ РК «ИМАЦ» от ${formatDate(letter.date)} № ${letter.number},`
    : "";
  return {
    authorityName: facts.authorityName,
    place: facts.place,
    preamble: `В соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации», приказом Министерства образования, науки и молодежи Республики Крым от 01.11.2022 № 1687,${basis} в целях реализации направления 1.2 «Система работы со школами с низкими результатами обучения и/или школами, функционирующими в неблагоприятных социальных условиях» муниципальных механизмов управления качеством образования`,
    specialistAccusative: inCase(specialist, "accusative"),
    methodologistAccusative: inCase(methodologist, "accusative"),
    specialistDative: specialist ? declineName(specialist.personName, "dative") : "",
    methodologistDative: methodologist ? declineName(methodologist.personName, "dative") : "",
    compareUntil: `01.03.${String(year)}`,
    monitoringWindows: facts.windows.length > 0 ? facts.windows.join("; ") : "по письмам ГКУ РК «ИМАЦ»",
    transitionSchools: listed.length > 0 ? joinWords(listed) : "школы, вошедшие в перечни",
    transitionUntil: `01.04.${String(year)}`,
    antiriskUntil: `01.04.${String(year)}`,
    publishUntil: `01.03.${String(year)}`,
    control: "Контроль за исполнением приказа оставляю за собой.",
    signerPost: facts.headPost,
    signerName: initialsName(facts.headName),
  };
}

function first(rows: readonly Named[], kind: DraftRow["kind"]): Named | undefined {
  return rows.find((row) => row.kind === kind && row.personName.trim() !== "");
}

function inCase(row: Named | undefined, into: "accusative" | "dative"): string {
  if (!row) return "";
  const name = declineName(row.personName, into);
  return row.personPost === "" ? name : `${name}, ${row.personPost}`;
}

/** Every text as it goes on paper: what was typed, else what the portal writes. */
export function orderTextsOf(draft: Pick<OrderDraft, "texts" | "rows">, facts: DraftFacts): OrderTexts {
  const drafted = draftOrderTexts(draft.rows, facts);
  return Object.fromEntries(
    ORDER_TEXT_FIELDS.map((field) => [field, draft.texts[field] || drafted[field]]),
  ) as OrderTexts;
}

/** A row of the draft names nobody yet; a resource centre is a school. */
export function isEmptyRow({ kind, personName, school }: Named): boolean {
  if (kind === "resource_centre" && school) return false;
  if (kind === "mentor" && !school) return true;
  return personName.trim() === "";
}

/** What the draft still leaves open, in sentences; the portal only tells. Source: handbook 6.2, checks of the portal. */
export function draftGaps(
  { rows, startsOn, endsOn }: Pick<OrderDraft, "rows" | "startsOn" | "endsOn">,
  {
    listed,
    ofRegion,
    year,
  }: { listed: readonly { code: string; name: string }[]; ofRegion: boolean; year: number },
): string[] {
  const gaps: string[] = [];
  const named = (kind: DraftRow["kind"]) =>
    rows.some((row) => row.kind === kind && row.personName.trim() !== "");
  if (!ofRegion && !named("specialist")) gaps.push("Не назначен специалист по направлению 1.2.");
  if (!ofRegion && !named("methodologist")) gaps.push("Не назначен методист направления.");
  for (const { code, name } of listed) {
    if (
      !rows.some((row) => row.kind === "mentor" && row.school?.code === code && row.personName.trim() !== "")
    )
      gaps.push(`Школа в перечне без наставника: ${name}.`);
  }
  for (const row of rows) {
    if (row.ownSchool) gaps.push(`${row.personName} — наставник школы, в которой работает.`);
  }
  if (endsOn !== "" && endsOn < `${String(year)}-12-31`)
    gaps.push(`Срок приказа кончается ${formatDate(endsOn)}, раньше конца ${String(year)} года.`);
  if (startsOn !== "" && endsOn !== "" && endsOn < startsOn) gaps.push("Последний день раньше первого.");
  return gaps;
}
