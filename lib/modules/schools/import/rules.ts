import { formatDate } from "@/lib/core/format/dates";
import { hasErrors, wrong } from "@/lib/modules/imports/rules";
import type { ImportChange, ImportChoice, ImportProblem, UnderstoodRow } from "@/lib/modules/imports/types";
import { factText, schoolFactLabels } from "@/lib/modules/schools/labels";
import { changedFacts, factProblems, NO_FACTS, worksOn } from "@/lib/modules/schools/rules";
import type { SchoolFact, SchoolFacts } from "@/lib/modules/schools/types";

/** What a row says, together with where it stands and what was found for it. */
export interface SchoolRow {
  row: number;
  facts: Partial<SchoolFacts>;
  /** Address of the cell of a fact, code or municipality. */
  cellOf: (key: string) => string | null;
  code: string;
  federalCode: string;
  problems: readonly ImportProblem[];
}

export interface KnownSchool {
  id: string;
  code: string;
  federalCode: string | null;
  shortName: string;
  municipalityId: string | null;
  closedOn: string | null;
  facts: SchoolFacts | null;
}

/** What is written for a row. */
export interface SchoolValues {
  municipalityId: string | null;
  code: string;
  federalCode: string;
  facts: Partial<SchoolFacts>;
}

/** Facts of a school after the row: what the file does not tell stays. */
export function mergedFacts(stored: SchoolFacts | null, told: Partial<SchoolFacts>): SchoolFacts {
  const merged = { ...NO_FACTS, ...stored, ...told };
  return merged.shortName === "" ? { ...merged, shortName: shortNameOf(merged.name) } : merged;
}

/** «МБОУ «Залесская школа» Симферопольского района» → «Залесская школа»: what stands in the outer quotes. */
function shortNameOf(name: string): string {
  const quoted = /[«"](.+)[»"]/.exec(name)?.[1] ?? name;
  return quoted.slice(0, 300);
}

/** What the row changes in a school there is, field by field. */
function schoolChanges(school: KnownSchool, row: SchoolRow): ImportChange[] {
  const before = school.facts ?? NO_FACTS;
  const after = mergedFacts(school.facts, row.facts);
  const changes = changedFacts(before, after).map((fact): ImportChange => ({
    label: schoolFactLabels[fact],
    before: factText(fact, before),
    after: factText(fact, after),
  }));
  if (row.federalCode !== "" && row.federalCode !== school.federalCode) {
    changes.push({
      label: "Код в федеральных системах",
      before: school.federalCode ?? "",
      after: row.federalCode,
    });
  }
  return changes;
}

/** Everything the row says of a new school. */
function newSchoolChanges(row: SchoolRow, municipality: string): ImportChange[] {
  const facts = mergedFacts(null, row.facts);
  const told = (Object.keys(NO_FACTS) as SchoolFact[])
    .filter((fact) => fact !== "name" && factText(fact, facts) !== "")
    .map((fact): ImportChange => ({
      label: schoolFactLabels[fact],
      before: "",
      after: factText(fact, facts),
    }));
  return [{ label: "Муниципалитет", before: "", after: municipality }, ...told];
}

/** What of the facts after the row cannot hold, each at its cell. */
function rowFactProblems(row: SchoolRow, stored: SchoolFacts | null): ImportProblem[] {
  return (
    factProblems(mergedFacts(stored, row.facts))
      // A row without a name says so already.
      .filter(({ fact }) => fact !== "name" && fact !== "shortName")
      .map(({ fact, problem, cure }) => wrong(row.cellOf(fact) ?? row.cellOf("name"), problem, cure))
  );
}

/** Values known twice: in another row of the file or of another school. */
export interface Taken {
  inn: ReadonlyMap<string, { id: string; shortName: string }>;
  federal: ReadonlyMap<string, { id: string; shortName: string }>;
  /** First cell of the file with the value, by «inn:…», «code:…», «name:…» with the id of the school. */
  seen: Map<string, string>;
  /** New schools of the file by authority and words of the name. */
  fresh: Map<string, SchoolRow[]>;
}

/** Says that a value came before in the file; the first keeps it. */
export function repeatProblems(
  row: SchoolRow,
  subjectId: string | null,
  { inn, federal, seen }: Taken,
): ImportProblem[] {
  const found: ImportProblem[] = [];
  const keys: [key: string, value: string, what: string][] = [
    ["inn", row.facts.inn ?? "", "ИНН"],
    ["code", row.code, "Код"],
    ["federalCode", row.federalCode, "Федеральный код"],
    ["name", subjectId ?? "", "Эта школа"],
  ];
  for (const [key, value, what] of keys) {
    if (value === "") continue;
    const cell = row.cellOf(key);
    const first = seen.get(`${key}:${value}`);
    if (first === undefined) seen.set(`${key}:${value}`, cell ?? `строка ${String(row.row)}`);
    else if (subjectId !== null || key !== "name") {
      found.push(
        wrong(cell, `${what} уже есть в файле: ${first}.`, "Оставьте одну строку или исправьте значение."),
      );
    }
  }
  const namesake = row.federalCode === "" ? undefined : federal.get(row.federalCode);
  if (namesake && namesake.id !== subjectId) {
    found.push(
      wrong(
        row.cellOf("federalCode"),
        `Этот код у школы «${namesake.shortName}».`,
        "Сверьте код с реестром.",
      ),
    );
  }
  const owner = row.facts.inn ? inn.get(row.facts.inn) : undefined;
  if (owner && owner.id !== subjectId) {
    found.push(
      wrong(
        row.cellOf("inn"),
        `Такой ИНН у школы «${owner.shortName}».`,
        "Сверьте ИНН или укажите код этой школы.",
      ),
    );
  }
  return found;
}

/** Says that a new school was named before in the file; codes or ИНН that differ make it another one. */
export function repeatedName(row: SchoolRow, key: string, { fresh }: Pick<Taken, "fresh">): ImportProblem[] {
  const before = fresh.get(key) ?? [];
  fresh.set(key, [...before, row]);
  const same = before.find(
    (one) =>
      !differ(one.code, row.code) &&
      !differ(one.federalCode, row.federalCode) &&
      !differ(one.facts.inn ?? "", row.facts.inn ?? ""),
  );
  if (!same) return [];
  const first = same.cellOf("name") ?? `строка ${String(same.row)}`;
  return [
    wrong(
      row.cellOf("name"),
      `Эта школа уже есть в файле: ${first}.`,
      "Оставьте одну строку; если это разные школы, впишите их ИНН.",
    ),
  ];
}

const differ = (left: string, right: string) => left !== "" && right !== "" && left !== right;

/** A row that is one known school. */
export function knownRow(
  school: KnownSchool,
  row: SchoolRow,
  values: SchoolValues,
  day: string,
): UnderstoodRow {
  const problems = [...row.problems, ...rowFactProblems(row, school.facts)];
  if (!worksOn(school, day)) {
    problems.push(
      wrong(
        row.cellOf("name"),
        `Школа закрыта с ${formatDate(school.closedOn ?? "")}.`,
        "Удалите строку или проверьте, та ли это школа.",
      ),
    );
  }
  if (school.facts === null) {
    problems.push(
      wrong(row.cellOf("name"), "На выбранный день о школе ещё ничего не записано.", "Выберите день позже."),
    );
  }
  if (row.code !== "" && row.code !== school.code) {
    problems.push({
      level: "warning",
      cell: row.cellOf("code"),
      problem: `На портале код этой школы ${school.code}, а не ${row.code}.`,
      cure: "Файл этого не изменит. Проверьте, та ли это школа.",
    });
  }
  const changes = schoolChanges(school, row);
  return {
    row: row.row,
    fate: fateOf(problems, changes.length > 0 ? "changed" : "unchanged"),
    subjectId: school.id,
    label: school.shortName,
    values: { ...values },
    changes,
    problems,
    choices: [],
  };
}

/**
 * A row no school is called by: a new one, or a choice among those nearly called so. One the row cannot be is not offered
 * and says why: whether the school is new all the same is for the person to tell.
 */
export function unknownRow(
  row: SchoolRow,
  values: SchoolValues,
  { similar, municipality, day }: { similar: readonly KnownSchool[]; municipality: string; day: string },
): UnderstoodRow {
  const problems = [...row.problems, ...rowFactProblems(row, null)];
  const changes = newSchoolChanges(row, municipality);
  const choices: ImportChoice[] = [];
  for (const school of similar) {
    const taken = knownRow(school, { ...row, problems: [] }, values, day);
    const label = `${school.shortName} (${school.code})`;
    const obstacle = taken.problems.find(({ level }) => level === "error");
    if (obstacle) {
      problems.push({
        level: "warning",
        cell: obstacle.cell,
        problem: `Похоже на «${label}», но взять её нельзя. ${obstacle.problem}`,
        cure: "Если это она, исправьте строку; если нет, выберите «новая школа».",
      });
    } else {
      const fate = taken.changes.length > 0 ? "changed" : "unchanged";
      choices.push({ key: school.id, subjectId: school.id, label, fate, changes: taken.changes });
    }
  }
  choices.push({ key: "new", subjectId: null, label: "новая школа", fate: "added", changes });
  const offered = similar.length > 0;
  const fate = fateOf(problems, offered ? "unmatched" : "added");
  return {
    row: row.row,
    fate,
    subjectId: null,
    label: row.facts.name ?? "",
    values: { ...values },
    changes: fate === "added" ? changes : [],
    problems,
    choices: offered ? choices : [],
  };
}

function fateOf(problems: readonly ImportProblem[], otherwise: UnderstoodRow["fate"]): UnderstoodRow["fate"] {
  return hasErrors(problems) ? "rejected" : otherwise;
}
