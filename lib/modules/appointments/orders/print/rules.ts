import { formatLongDate } from "@/lib/core/format/dates";
import { appointmentKindLabels, listKindsText, periodText } from "@/lib/modules/appointments/labels";
import type { DraftRow, OrderTexts } from "@/lib/modules/appointments/orders/drafts/types";
import type { OrderPrint } from "@/lib/modules/appointments/orders/print/types";

interface PrintInput {
  title: string;
  number: string | null;
  date: string | null;
  startsOn: string;
  endsOn: string;
  annexPlan: string;
  texts: OrderTexts;
  rows: readonly DraftRow[];
  year: number;
  ofRegion: boolean;
}

/** Points of the order in their order: a point with nothing in it is left out and the rest closes up. Source: handbook 6.2. */
function pointsOf({ texts, rows, annexPlan, year, ofRegion }: PrintInput): OrderPrint["points"] {
  const named = (kind: DraftRow["kind"]) => rows.some((row) => row.kind === kind && row.personName !== "");
  const hasMentors = rows.some(({ kind }) => kind === "mentor");
  const { specialistDative, methodologistDative } = texts;
  const points: (string | string[])[] = [];
  if (named("specialist"))
    points.push(`Назначить ответственным за работу по направлению 1.2 ${texts.specialistAccusative}.`);
  if (named("methodologist"))
    points.push(
      `Назначить ответственным за методическое сопровождение направления ${texts.methodologistAccusative}.`,
    );
  if (hasMentors)
    points.push(
      "Назначить наставников для коллективов школ с низкими образовательными результатами согласно приложению 1.",
    );
  if (annexPlan === "yes")
    points.push(`Утвердить план мероприятий («дорожную карту») на ${String(year)} год (приложение 2).`);
  if (specialistDative !== "")
    points.push([
      `${specialistDative}:`,
      `Сопоставить количество и перечни ШНОР, идентифицированных по региональной и федеральной методикам за 2 года, в срок до ${texts.compareUntil}.`,
      `Обеспечить участие общеобразовательных организаций в региональных мониторингах в сроки: ${texts.monitoringWindows}.`,
    ]);
  points.push(
    `Руководителям общеобразовательных организаций (${texts.transitionSchools}) разработать и утвердить планы перехода в эффективный режим функционирования до ${texts.transitionUntil}.`,
  );
  if (!ofRegion)
    points.push(
      `Руководителям всех общеобразовательных организаций утвердить программы антирисковых мер по профилактике учебной неуспешности до ${texts.antiriskUntil}.`,
    );
  if (methodologistDative !== "")
    points.push(
      `${methodologistDative} обеспечить методическое и консультационное сопровождение по трём трекам в течение года.`,
    );
  points.push(`Разместить приказ на официальном сайте до ${texts.publishUntil}.`, texts.control);
  return points.flatMap((point, at) => {
    const number = String(at + 1);
    if (typeof point === "string") return [{ number: `${number}.`, text: point }];
    const [head = "", ...parts] = point;
    return [
      { number: `${number}.`, text: head },
      ...parts.map((text, part) => ({ number: `${number}.${String(part + 1)}.`, text })),
    ];
  });
}

const person = ({ personName, personPost, personPlace }: DraftRow) =>
  [personName, personPost, personPlace].filter(Boolean).join(", ") || "не назначен";

const FORMER: Readonly<Record<string, string>> = { yes: "да", no: "нет" };

/** The order worded for paper: the Word file and the preview show the same. */
export function toOrderPrint(input: PrintInput): OrderPrint {
  const { texts, rows, number, date } = input;
  const signedOn = date === null ? "«___» ____________ 20___ г." : formatLongDate(date);
  const signedNumber = number ?? "______";
  const period = (row: DraftRow) =>
    periodText(row.startsOn || input.startsOn || null, row.endsOn || input.endsOn || null);
  return {
    authorityName: texts.authorityName,
    date: signedOn,
    number: signedNumber,
    place: texts.place,
    title: input.title,
    preamble: texts.preamble,
    points: pointsOf(input),
    signerPost: texts.signerPost,
    signerName: texts.signerName,
    mentors: rows
      .filter(({ kind }) => kind === "mentor")
      .map((row) => ({
        school: row.school?.name ?? "",
        lists: listKindsText(row.listKinds) || "—",
        mentor: person(row),
        former: FORMER[row.formerListed] ?? "—",
        period: period(row),
      })),
    others: rows
      .filter(({ kind }) => kind === "tutor" || kind === "resource_centre" || kind === "reserve")
      .map((row) => ({
        post: appointmentKindLabels[row.kind],
        person: row.kind === "resource_centre" && row.personName === "" ? "" : person(row),
        school: row.school?.name ?? "",
        period: period(row),
      })),
    planYear: input.annexPlan === "yes" ? input.year : null,
    reference: `от ${signedOn} № ${signedNumber}`,
    draft: number === null,
  };
}
