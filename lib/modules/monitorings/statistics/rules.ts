import type { Column, Form, Question, Section } from "@/lib/modules/monitorings/forms/types";
import type {
  AreaStatistics,
  NumberFigures,
  StatFigures,
  StatKind,
  StatPlace,
} from "@/lib/modules/monitorings/statistics/types";

/**
 * What the statistics of a form count, in its order: every question, every cell of a fixed row, every column of the rows
 * people add. What is calculated is kept nowhere and stands in the export of answers.
 */
export function statPlaces(form: Form): StatPlace[] {
  return form.sections.flatMap((section) =>
    section.questions.flatMap((question): StatPlace[] => {
      if (question.type === "calculated") return [];
      if (question.type !== "table")
        return [placeOf(section, question, { code: question.code, title: question.title, many: false })];
      const { rows, columns, code, title } = question;
      const asked = columns.filter(({ type }) => type !== "calculated");
      if (rows.kind === "repeating")
        return asked.map((column) =>
          placeOf(section, column, {
            code: `${code}.${column.code}`,
            title: `${title}: ${column.title}`,
            many: true,
          }),
        );
      return rows.rows.flatMap((row) =>
        asked.map((column) =>
          placeOf(section, column, {
            code: `${code}.${row.code}.${column.code}`,
            title: `${title}: ${row.label} — ${column.title}`,
            many: false,
          }),
        ),
      );
    }),
  );
}

function placeOf(
  { code: section, title: sectionTitle }: Section,
  asked: Question | Column,
  named: Pick<StatPlace, "code" | "title" | "many">,
): StatPlace {
  return {
    ...named,
    section,
    sectionTitle,
    kind: kindOf(asked),
    unit: "unit" in asked ? asked.unit : null,
    small: asked.type === "integer" && asked.small,
    options:
      asked.type === "boolean"
        ? [
            { code: "true", label: "да" },
            { code: "false", label: "нет" },
          ]
        : "options" in asked
          ? asked.options.map(({ code, label }) => ({ code, label }))
          : [],
    asked,
  };
}

function kindOf({ type }: Question | Column): StatKind {
  switch (type) {
    case "integer":
    case "decimal":
    case "percent":
      return "number";
    case "boolean":
    case "choice":
    case "choices":
    case "ranking":
      return "options";
    case "text":
    case "date":
    case "link":
    case "file":
    case "requisites":
    case "calculated":
    case "table":
      return "presence";
  }
}

/** Places that asked the same a year before: the question, and of a table its columns and rows. */
export function comparablePlaces(
  places: readonly StatPlace[],
  comparable: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(
    places
      .filter(({ code }) => {
        const parts = code.split(".");
        const [question = ""] = parts;
        return comparable.has(question) && comparable.has(parts.at(-1) ?? "");
      })
      .map(({ code }) => code),
  );
}

const NO_NUMBERS: NumberFigures = { min: null, median: null, mean: null, max: null, sum: null };

/** Nobody answered. */
export function noAnswers(accepted: number): StatFigures {
  return { ...NO_NUMBERS, accepted, answered: 0, values: 0, options: {}, hidden: false };
}

/**
 * Small counts as they are read outside the school, its authority and ИМАЦ: of single schools nothing is told, sums of 1–4
 * are hidden, and where one sum alone would be hidden the next smallest is, too, for it could be subtracted from the whole.
 * Source: product.md «People».
 */
export function hideSmallFigures(
  total: StatFigures,
  areas: readonly AreaStatistics[],
): { total: StatFigures; areas: AreaStatistics[] } {
  const few = ({ sum }: StatFigures) => sum !== null && sum >= 1 && sum <= 4;
  const hidden = new Set(areas.filter(({ figures }) => few(figures)).map(({ area }) => area));
  const [next] = areas
    .filter(({ area, figures: { sum } }) => !hidden.has(area) && sum !== null && sum > 0)
    .sort((left, right) => (left.figures.sum ?? 0) - (right.figures.sum ?? 0));
  if (hidden.size === 1 && next) hidden.add(next.area);
  const whole = (figures: StatFigures, hide: boolean): StatFigures => ({
    ...figures,
    ...NO_NUMBERS,
    sum: hide ? null : figures.sum,
    hidden: true,
  });
  return {
    total: whole(total, few(total)),
    areas: areas.map((one) => ({
      ...one,
      figures: whole(one.figures, hidden.has(one.area)),
      before: null,
    })),
  };
}

/** Columns a table of municipalities is ordered by; an option by its code. */
export const FIGURE_COLUMNS = ["min", "median", "mean", "max", "sum"] as const;

/** Municipalities by a column of the table; those with nothing in it stand last, names decide between equals. */
export function sortAreas(
  areas: readonly AreaStatistics[],
  sort: { column: string; direction: "asc" | "desc" } | null,
): AreaStatistics[] {
  if (sort === null) return [...areas];
  const byName = (left: AreaStatistics, right: AreaStatistics) => left.name.localeCompare(right.name, "ru");
  const way = sort.direction === "asc" ? 1 : -1;
  if (sort.column === "name") return areas.toSorted((left, right) => way * byName(left, right));
  return areas.toSorted((left, right) => {
    const [a, b] = [columnValue(left, sort.column), columnValue(right, sort.column)];
    if (a === null || b === null) return a === b ? byName(left, right) : a === null ? 1 : -1;
    return way * (a - b) || byName(left, right);
  });
}

function columnValue({ figures, before }: AreaStatistics, column: string): number | null {
  if (column === "answered") return figures.answered;
  if (column === "missing") return figures.accepted - figures.answered;
  if (column === "before") return before?.mean ?? null;
  const figure = FIGURE_COLUMNS.find((each) => each === column);
  if (figure) return figures[figure];
  return figures.values === 0 ? null : (figures.options[column] ?? 0) / figures.values;
}
