import { describe, expect, it } from "vitest";

import { draftOrderTexts } from "@/lib/modules/appointments/orders/drafts/rules";
import type { DraftFacts, DraftRow } from "@/lib/modules/appointments/orders/drafts/types";
import { toOrderPrint } from "@/lib/modules/appointments/orders/print/rules";

const facts: DraftFacts = {
  authorityName: "Управление образования Условного района",
  place: "пгт Условное",
  year: 2027,
  ofRegion: false,
  letter: { number: "01-13/09", date: "2024-01-29" },
  windows: ["M1 — 01.09–15.09"],
  headName: "Лескова Анна Юрьевна",
  headPost: "Начальник управления",
};
const row = (change: Partial<DraftRow>): DraftRow => ({
  id: "r",
  kind: "mentor",
  personName: "",
  personPost: "",
  personPlace: "",
  formerListed: "",
  startsOn: "",
  endsOn: "",
  chosen: false,
  hasAccount: false,
  school: null,
  workplace: null,
  listKinds: [],
  ownSchool: false,
  ...change,
});
const rows = [
  row({ kind: "specialist", personName: "Иванова Анна Ивановна", personPost: "главный специалист" }),
  row({
    personName: "Петрова Мария Сергеевна",
    personPost: "директор",
    personPlace: "Школа № 3",
    formerListed: "yes",
    school: { code: "1", name: "Школа № 1" },
    listKinds: ["federal"],
  }),
  row({ school: { code: "2", name: "Школа № 2" }, listKinds: ["regional"], startsOn: "2027-02-01" }),
];
const print = (annexPlan: string) =>
  toOrderPrint({
    title: "Об организации работы",
    number: null,
    date: null,
    startsOn: "2027-01-15",
    endsOn: "2027-12-31",
    annexPlan,
    texts: draftOrderTexts(rows, facts),
    rows,
    year: 2027,
    ofRegion: false,
  });

describe("an order on paper", () => {
  it("has the points of the template; what it does not appoint is left out and the numbers close up", () => {
    const { points } = print("");
    expect(points.map(({ number }) => number)).toEqual([
      "1.",
      "2.",
      "3.",
      "3.1.",
      "3.2.",
      "4.",
      "5.",
      "6.",
      "7.",
    ]);
    expect(points[0]?.text).toBe(
      "Назначить ответственным за работу по направлению 1.2 Иванову Анну Ивановну, главный специалист.",
    );
    expect(points[2]?.text).toBe("Ивановой Анне Ивановне:");
    expect(points[5]?.text).toContain("(Школа № 1 и Школа № 2)");
    expect(print("yes").points.map(({ text }) => text)).toContain(
      "Утвердить план мероприятий («дорожную карту») на 2027 год (приложение 2).",
    );
  });

  it("names the letter it rests on and leaves the date and the number open", () => {
    const order = print("");
    expect(order.preamble).toContain("на основании письма ГКУ РК «ИМАЦ» от 29.01.2024 № 01-13/09, в целях");
    expect([order.number, order.signerName]).toEqual(["______", "А.\u00a0Ю.\u00a0Лескова"]);
  });

  it("has annex 1 with lists, former ШНОР and the period of each row", () => {
    expect(print("").mentors).toEqual([
      {
        school: "Школа № 1",
        lists: "федеральный",
        mentor: "Петрова Мария Сергеевна, директор, Школа № 3",
        former: "да",
        period: "15.01.2027 – 31.12.2027",
      },
      {
        school: "Школа № 2",
        lists: "региональный",
        mentor: "не назначен",
        former: "—",
        period: "01.02.2027 – 31.12.2027",
      },
    ]);
  });
});
