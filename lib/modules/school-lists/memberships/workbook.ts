import type { WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { formatDate } from "@/lib/core/format/dates";
import { listKindLabels, membershipYearText } from "@/lib/modules/school-lists/labels";
import type { SchoolLists } from "@/lib/modules/school-lists/memberships/types";

/** A school's own history of lists as a table. */
export function schoolListSheets({ school, years, memberships }: SchoolLists, today: string): WrittenSheet[] {
  const titles = [`${school.name}: перечни по годам`, `По данным портала на ${formatDate(today)}`];
  return [
    {
      name: "По годам",
      titles,
      columns: [
        { title: "Год перечня", width: 12, type: "number" },
        { title: "Федеральный перечень", width: 44, type: "text" },
        { title: "Региональный перечень", width: 44, type: "text" },
      ],
      rows: years.map(({ listYear, lists }) => ({
        cells: [listYear, membershipYearText(lists.federal), membershipYearText(lists.regional)],
      })),
    },
    {
      name: "Основания",
      titles,
      columns: [
        { title: "Год перечня", width: 12, type: "number" },
        { title: "Перечень", width: 34, type: "text" },
        { title: "Версия", width: 9, type: "number" },
        { title: "Письма", width: 40, type: "text" },
        { title: "Показатели, по которым включена", width: 60, type: "text" },
      ],
      rows: memberships.map(({ listYear, kind, number, letters, grounds }) => ({
        cells: [
          listYear,
          listKindLabels[kind],
          number,
          letters.map((letter) => `от ${formatDate(letter.date)} № ${letter.number}`).join("; "),
          grounds,
        ],
      })),
      landscape: true,
    },
  ];
}
