import { BarList } from "@/components/charts/bar-list";
import { SortHead } from "@/components/tables/sort-head";
import { readSort } from "@/components/tables/sort-state";
import { Cell, RowHead, Table } from "@/components/tables/table";
import { KeyValues } from "@/components/ui/key-values";
import { Section } from "@/components/ui/section";
import { formatDecimal } from "@/lib/core/format/numbers";
import { capital } from "@/lib/core/format/words";
import { areaBars } from "@/lib/modules/monitorings/statistics/charts";
import {
  definitionText,
  FIGURE_LABELS,
  figureText,
  optionText,
} from "@/lib/modules/monitorings/statistics/labels";
import { FIGURE_COLUMNS, sortAreas } from "@/lib/modules/monitorings/statistics/rules";
import type {
  CampaignStatistics,
  QuestionStatistics,
  StatFigures,
  StatPlace,
} from "@/lib/modules/monitorings/statistics/types";

interface QuestionDetailsProps {
  statistics: CampaignStatistics;
  question: QuestionStatistics;
  path: string;
  sort: string | null;
}

/** One question by municipality: what it asks, a picture, the table with the year before where it asked the same. */
export function QuestionDetails({ statistics, question, path, sort }: QuestionDetailsProps) {
  const { place, total, before, areas } = question;
  const { lastYear, formVersion } = statistics;
  const columns = columnsOf(place, before === null ? null : (lastYear?.year ?? null));
  const order = readSort(sort ?? undefined, ["name", ...columns.map(({ key }) => key)]);
  const shown = sortAreas(areas, order);
  const bars = areaBars(question, shown);
  const head = { current: order, path, params: { question: place.code } };
  return (
    <div className="space-y-6">
      <KeyValues
        items={[
          { label: "Раздел", value: place.sectionTitle },
          { label: "Код", value: place.code },
          { label: "Что спрашивалось", value: capital(definitionText(place)) },
          { label: "Версия формы", value: String(formVersion) },
          { label: "Прошлый год", value: lastYearText(question, lastYear) },
        ]}
      />
      {total.hidden ? (
        <p className="max-w-prose text-sm text-ink-2">
          Вопрос о малых группах: значения отдельных школ не показываются, суммы от 1 до 4 скрыты.
        </p>
      ) : null}
      {bars ? (
        <Section title={bars.measure} className="max-md:hidden print:hidden">
          <BarList {...bars} />
        </Section>
      ) : null}
      <Table label={`${place.title}: по муниципалитетам`} density="compact" sticky="region">
        <thead>
          <tr>
            <SortHead column="name" {...head}>
              Муниципалитет
            </SortHead>
            {columns.map(({ key, label }) => (
              <SortHead key={key} column={key} numeric {...head}>
                {label}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ area, name, figures, before: past }) => (
            <tr key={area}>
              <RowHead>{name}</RowHead>
              <Cells {...{ columns, figures }} past={past} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <RowHead>Регион</RowHead>
            <Cells columns={columns} figures={total} past={before} />
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}

interface FigureColumn {
  key: string;
  label: string;
  text: (figures: StatFigures, past: StatFigures | null) => string;
}

function columnsOf(place: StatPlace, pastYear: number | null): FigureColumn[] {
  const counts: FigureColumn[] = [
    { key: "answered", label: "Ответили", text: ({ answered }) => String(answered) },
    { key: "missing", label: "Не ответили", text: ({ accepted, answered }) => String(accepted - answered) },
  ];
  if (place.kind === "presence") return counts;
  if (place.kind === "options")
    return [
      ...counts,
      ...place.options.map(({ code, label }): FigureColumn => ({
        key: code,
        label,
        text: (figures, past) =>
          past === null
            ? optionText(figures, code)
            : `${optionText(figures, code)}, было ${optionText(past, code)}`,
      })),
    ];
  return [
    ...counts,
    ...FIGURE_COLUMNS.map((name): FigureColumn => ({
      key: name,
      label: FIGURE_LABELS[name],
      text: (figures) => figureText(figures, name),
    })),
    ...(pastYear === null
      ? []
      : [
          {
            key: "before",
            label: `Среднее в ${String(pastYear)}`,
            text: (_figures: StatFigures, past: StatFigures | null) =>
              past?.mean == null ? "—" : formatDecimal(Math.round(past.mean * 10) / 10),
          },
        ]),
  ];
}

function Cells({
  columns,
  figures,
  past,
}: {
  columns: readonly FigureColumn[];
  figures: StatFigures;
  past: StatFigures | null;
}) {
  return columns.map(({ key, label, text }) => (
    <Cell key={key} numeric label={label}>
      {text(figures, past)}
    </Cell>
  ));
}

function lastYearText(
  { before, total }: QuestionStatistics,
  lastYear: CampaignStatistics["lastYear"],
): string {
  if (lastYear === null) return "мониторинга не было";
  if (total.hidden) return "не сравнивается: малые группы";
  if (before !== null) return `${String(lastYear.year)}: спрашивалось так же, показан рядом`;
  return lastYear.comparable === 0
    ? `${String(lastYear.year)}: вопроса не было или он спрашивал другое, годы не сравниваются`
    : `${String(lastYear.year)}: принятых ответов нет`;
}
