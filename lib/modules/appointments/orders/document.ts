import { AlignmentType, Paragraph, SectionType, TabStopType, TextRun, type ISectionOptions } from "docx";

import { planBody } from "@/lib/modules/plans/print/document";
import {
  CM,
  LANDSCAPE,
  pageNumbers,
  paperDocument,
  PORTRAIT,
  table,
  TEXT_WIDTH,
  text,
} from "@/lib/modules/plans/print/paper/document";
import type { PlanPrint } from "@/lib/modules/plans/print/types";
import type { OrderPrint } from "@/lib/modules/appointments/orders/print/types";

/**
 * The order in the official layout with annex 1 (mentors) and, where it goes along, annex 2 (the plan). Source: handbook
 * 6.2, ГОСТ Р 7.0.97-2016.
 */
export function orderDocument(order: OrderPrint, plan: PlanPrint | null): Promise<Uint8Array<ArrayBuffer>> {
  return paperDocument({
    title: order.title,
    author: order.authorityName,
    description: order.draft ? "Проект приказа" : `Приказ ${order.reference}`,
    sections: [
      orderSection(order),
      ...(order.mentors.length + order.others.length > 0 ? [annexOfPeople(order)] : []),
      ...(plan && order.planYear !== null ? [annexOfPlan(order, plan)] : []),
    ],
  });
}

const CENTRE = { align: AlignmentType.CENTER };
const PARAGRAPH = { firstLine: 1.25 * CM, align: AlignmentType.BOTH };

function orderSection(order: OrderPrint): ISectionOptions {
  return {
    properties: PORTRAIT,
    children: [
      text(order.authorityName, { ...CENTRE, bold: true }),
      text("ПРИКАЗ", { ...CENTRE, bold: true, size: 32, before: 240 }),
      requisites(order),
      text(order.title, { bold: true, before: 240, indentRight: TEXT_WIDTH / 2 }),
      text(order.preamble, { ...PARAGRAPH, before: 240 }),
      text("ПРИКАЗЫВАЮ:", { firstLine: 1.25 * CM, before: 120, bold: true }),
      ...order.points.map(({ number, text: words }) => text(`${number} ${words}`, PARAGRAPH)),
      signature(order),
    ],
  };
}

/** Date, place and number on one line, as the form of an order has them. */
function requisites({ date, place, number }: OrderPrint): Paragraph {
  return new Paragraph({
    spacing: { before: 240 },
    tabStops: [
      { type: TabStopType.CENTER, position: TEXT_WIDTH / 2 },
      { type: TabStopType.RIGHT, position: TEXT_WIDTH },
    ],
    children: [new TextRun({ text: `${date}\t${place}\t№\u00a0${number}`, size: 28 })],
  });
}

function signature({ signerPost, signerName }: OrderPrint): Paragraph {
  return new Paragraph({
    spacing: { before: 720 },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [new TextRun({ text: `${signerPost}\t${signerName}`, size: 28 })],
  });
}

function stamp(number: number, { reference }: OrderPrint): Paragraph[] {
  return [`Приложение ${String(number)}`, `к приказу ${reference}`].map((line) =>
    text(line, { indentLeft: 15 * CM, size: 24 }),
  );
}

function annexOfPeople(order: OrderPrint): ISectionOptions {
  const mentors = order.mentors.map(({ school, lists, mentor, former, period }, at) => [
    String(at + 1),
    school,
    lists,
    mentor,
    former,
    period,
  ]);
  const others = order.others.map(({ post, person, school, period }) => [post, person, school, period]);
  return {
    properties: { ...LANDSCAPE, type: SectionType.NEXT_PAGE },
    footers: { default: pageNumbers() },
    children: [
      ...stamp(1, order),
      text("Наставники коллективов школ с низкими образовательными результатами", {
        ...CENTRE,
        bold: true,
        before: 240,
      }),
      text("", {}),
      table(
        [
          { title: "№ п/п", share: 6 },
          { title: "ОО (ШНОР)", share: 24 },
          { title: "Перечень (фед./рег.)", share: 14 },
          { title: "Наставник (ФИО, должность, ОО)", share: 28 },
          { title: "Ранее в перечнях ШНОР с положительной динамикой (да/нет)", share: 14 },
          { title: "Период", share: 14 },
        ],
        mentors.length > 0 ? mentors : [["", "Наставники не назначаются", "", "", "", ""]],
      ),
      ...(others.length > 0
        ? [
            text("Тьюторы, ресурсный центр, резерв", { ...CENTRE, bold: true, before: 360 }),
            text("", {}),
            table(
              [
                { title: "Назначение", share: 26 },
                { title: "ФИО, должность, место работы", share: 36 },
                { title: "ОО", share: 22 },
                { title: "Период", share: 16 },
              ],
              others,
            ),
          ]
        : []),
    ],
  };
}

function annexOfPlan(order: OrderPrint, plan: PlanPrint): ISectionOptions {
  const { children, ...section } = planBody(plan);
  return {
    ...section,
    children: [
      ...stamp(2, order),
      text(`План мероприятий («дорожная карта») по работе со ШНОР на ${String(plan.year)} год`, {
        ...CENTRE,
        bold: true,
        before: 240,
      }),
      ...children,
    ],
  };
}
