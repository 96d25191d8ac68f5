import type { WrittenColumn, WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import type { WrittenCell } from "@/lib/core/spreadsheets/written-cells";
import { formatDate } from "@/lib/core/format/dates";
import { formatShare } from "@/lib/core/format/numbers";
import type { Cell } from "@/lib/modules/methodologies/types";
import { STATUS_LABELS } from "@/lib/modules/methodologies/versions/labels";
import { cellText, GROUP_NOTE, groupText, lowText } from "@/lib/modules/results/dynamics/labels";
import {
  changeText,
  dynamicsText,
  dynamicsWeightsText,
  placeInGroup,
} from "@/lib/modules/results/dynamics/rules";
import type { SchoolDynamics } from "@/lib/modules/results/dynamics/types";

const text = (title: string, width: number): WrittenColumn => ({ title, width, type: "text" });
const figure = (title: string, width = 12): WrittenColumn => ({ title, width, type: "number" });

/**
 * A school's results of two years against the quartiles of its group, with the verdict, as its page shows them: of the
 * group only what the database tells, nothing of a group of fewer than five schools.
 */
export function dynamicsSheets(name: string, today: string, results: SchoolDynamics): WrittenSheet[] {
  const { year, previousYear, indicators, dynamics, low, settlement } = results;
  const titles = [
    `${name}: результаты ${String(previousYear)} и ${String(year)} годов`,
    `По данным портала на ${formatDate(today)}`,
  ];
  const told = dynamicsText(dynamics);
  return [
    {
      name: "Показатели",
      titles,
      columns: [
        text("Показатель", 30),
        ...[previousYear, year].flatMap((one) => [
          figure(`${String(one)}: участников`),
          figure(`${String(one)}: не преодолели порог`, 13),
          text(`${String(one)}: доля`, 20),
        ]),
        text("Изменение доли", 22),
        text("Учтено в выводе", 10),
        figure("Школ в группе", 9),
        figure("Нижняя четверть группы, %"),
        figure("Середина группы, %"),
        figure("Верхняя четверть группы, %"),
        text("Школа в группе", 34),
      ],
      rows: indicators.map(({ title, before, after, change, comparable, quartiles }) => ({
        cells: [
          title,
          ...yearCells(before),
          ...yearCells(after),
          changeText(change),
          comparable ? "да" : "нет",
          quartiles?.schools ?? null,
          quartiles?.lower ?? null,
          quartiles?.median ?? null,
          quartiles?.upper ?? null,
          placeInGroup(after, quartiles),
        ],
      })),
      landscape: true,
    },
    {
      name: "Вывод",
      titles,
      columns: [text("О чём", 26), text("Сведения", 90)],
      rows: [
        ["Вывод о динамике", told.verdict],
        ["Почему", told.reasons.join(" ")],
        ["Правило вывода", `${STATUS_LABELS.draft}. ${dynamicsWeightsText()}`],
        ["Доля", lowText(low)],
        ["Группа", groupText(settlement)],
        ["Значения группы", GROUP_NOTE],
      ].map((cells) => ({ cells })),
    },
  ];
}

/** Participants, those below the minimum and their share; where there is no value, in words why. */
function yearCells(cell: Cell | "absent"): WrittenCell[] {
  if (typeof cell !== "object") return [null, null, cellText(cell)];
  const [below, participants] = cell;
  return [participants, below, formatShare(below, participants)];
}
