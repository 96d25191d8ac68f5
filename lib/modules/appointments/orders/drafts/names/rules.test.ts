import { describe, expect, it } from "vitest";

import { declineName, initialsName } from "@/lib/modules/appointments/orders/drafts/names/rules";

describe("a name in the case an order needs", () => {
  it.each([
    ["Иванова Анна Ивановна", "Иванову Анну Ивановну", "Ивановой Анне Ивановне"],
    ["Петрова Мария Сергеевна", "Петрову Марию Сергеевну", "Петровой Марии Сергеевне"],
    ["Ильинская Наталья Юрьевна", "Ильинскую Наталью Юрьевну", "Ильинской Наталье Юрьевне"],
    ["Сидоров Пётр Ильич", "Сидорова Петра Ильича", "Сидорову Петру Ильичу"],
    ["Заболотский Андрей Игоревич", "Заболотского Андрея Игоревича", "Заболотскому Андрею Игоревичу"],
    ["Коваленко Ольга Петровна", "Коваленко Ольгу Петровну", "Коваленко Ольге Петровне"],
    ["Шевчук Инна Олеговна", "Шевчук Инну Олеговну", "Шевчук Инне Олеговне"],
  ])("is guessed for %s", (name, accusative, dative) => {
    expect([declineName(name, "accusative"), declineName(name, "dative")]).toEqual([accusative, dative]);
  });

  it("stays as it is where nothing tells the gender", () => {
    expect(declineName("Ли Чен", "dative")).toBe("Ли Чен");
  });

  it("is signed by initials and surname", () => {
    expect(initialsName("Иванова Анна Ивановна")).toBe("А.\u00a0И.\u00a0Иванова");
    expect(initialsName("Ли")).toBe("Ли");
  });
});
