import { AppError } from "@/lib/core/errors";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { ImportReading, SpreadsheetKind } from "@/lib/modules/imports/kinds/mutations";
import { wrong } from "@/lib/modules/imports/rules";
import type { UnderstoodRow } from "@/lib/modules/imports/types";
import { matchSchoolNames } from "@/lib/modules/organisations/matching/queries";
import { findAuthority } from "@/lib/modules/organisations/matching/rules";
import type { NamedAuthority, NameMatch } from "@/lib/modules/organisations/matching/types";
import { applySchools } from "@/lib/modules/schools/import/mutations";
import {
  lockSchools,
  readStored,
  schoolsMark,
  type StoredRegion,
} from "@/lib/modules/schools/import/queries";
import {
  knownRow,
  repeatedName,
  repeatProblems,
  unknownRow,
  type SchoolRow,
  type Taken,
} from "@/lib/modules/schools/import/rules";
import { worksOn } from "@/lib/modules/schools/rules";
import { schoolImportOptionsSchema } from "@/lib/modules/schools/import/schema";
import { readSchool, SCHOOL_COLUMNS, type ReadSchool } from "@/lib/modules/schools/import/workbook";

function dayOf(options: Record<string, unknown>): string {
  const parsed = schoolImportOptionsSchema.safeParse(options);
  if (!parsed.success)
    throw new AppError(
      "INVALID",
      "Не указан день, с которого действуют сведения. Укажите его и загрузите файл ещё раз.",
    );
  return parsed.data.validFrom;
}

/** The register of schools from a spreadsheet: new ones, what differs in those there are, and those the file has not. */
export const schoolImport: SpreadsheetKind = {
  oneRowPerSubject: true,
  columns: () => Promise.resolve(SCHOOL_COLUMNS),
  basis: async (tx, { regionId }) => {
    await lockSchools(tx, regionId);
    return schoolsMark(tx, regionId);
  },
  understand,
  apply: (tx, actor, applying) => applySchools(tx, actor, applying, dayOf(applying.options)),
};

/** A row with its authority told in words: found, not told, or not known. */
type Placed = { read: ReadSchool; authority: NamedAuthority | null | "unknown" };

async function understand({ ctx, options, rows, present }: ImportReading): Promise<Iterable<UnderstoodRow>> {
  const day = dayOf(options);
  return withTenant(ctx, "school:edit", async (tx, { regionId }) => {
    const stored = await readStored(tx, regionId, day);
    const placed = Array.from(rows, (row): Placed => {
      const read = readSchool(row);
      return { read, authority: findAuthority(read.municipality, stored.authorities) };
    });
    const matches = await matchSchoolNames(
      tx,
      regionId,
      placed.map(({ read, authority }) => ({
        name: read.facts.name ?? "",
        municipalityId: authority === "unknown" ? null : (authority?.id ?? null),
      })),
      "slips",
    );
    return understandAll({ day, stored, placed, matches, tellsAuthority: present.has("municipality") });
  });
}

interface Understanding {
  day: string;
  stored: StoredRegion;
  placed: readonly Placed[];
  matches: readonly NameMatch[];
  tellsAuthority: boolean;
}

function* understandAll({
  day,
  stored,
  placed,
  matches,
  tellsAuthority,
}: Understanding): Generator<UnderstoodRow> {
  const byId = new Map(stored.schools.map((school) => [school.id, school]));
  const byCode = new Map(stored.schools.map((school) => [school.code, school]));
  const byFederal = new Map(stored.schools.map((school) => [school.federalCode ?? "", school]));
  const inn = new Map(stored.schools.map((school) => [school.facts?.inn ?? "", school]));
  const taken: Taken = { inn, federal: byFederal, seen: new Map(), fresh: new Map() };
  const others = new Map(stored.authorities.map(({ code, shortName }) => [code, shortName]));
  others.set(stored.code, "регион");
  const met = new Set<string>();
  const touched = new Set<string | null>();
  for (const [at, { read, authority }] of placed.entries()) {
    const match = matches[at] ?? { words: "", exact: [], similar: [] };
    const named = match.exact.flatMap((id) => byId.get(id) ?? []);
    // One that is closed is not taken for the school meant as long as only the name says so.
    const working = named.filter((school) => worksOn(school, day));
    const known =
      (read.code === "" ? undefined : byCode.get(read.code)) ??
      (read.federalCode === "" ? undefined : byFederal.get(read.federalCode)) ??
      (read.facts.inn ? inn.get(read.facts.inn) : undefined) ??
      (working.length === 1 ? working[0] : undefined);
    const row = toRow(read);
    const problems = [...read.problems, ...repeatProblems(row, known?.id ?? null, taken)];
    if (authority === "unknown") {
      problems.push(
        wrong(
          read.row.cells.municipality?.address ?? null,
          `Муниципалитета «${read.municipality.slice(0, 60)}» нет в регионе.`,
          "Напишите его название или код, как на портале.",
        ),
      );
    } else if (known && authority && known.municipalityId !== authority.id) {
      problems.push({
        level: "warning",
        cell: read.row.cells.municipality?.address ?? null,
        problem: "На портале школа относится к другому муниципалитету.",
        cure: "Файл этого не изменит: перевод записывается в карточке школы с датой и документом.",
      });
    }
    const place = authority === "unknown" ? null : authority;
    if (!known && others.has(read.code)) {
      problems.push(
        wrong(
          read.row.cells.code?.address ?? null,
          `Код ${read.code} на портале не у школы: ${others.get(read.code) ?? ""}.`,
          "Впишите код школы или оставьте ячейку пустой.",
        ),
      );
    }
    if (!known && authority !== "unknown" && match.words.trim() !== "")
      problems.push(...repeatedName(row, `${place?.id ?? ""} ${match.words}`, taken));
    if (!known && authority === null && tellsAuthority) {
      problems.push({
        level: "warning",
        cell: read.row.cells.municipality?.address ?? null,
        problem: "Муниципалитет не указан: новая школа будет подчиняться региону напрямую.",
        cure: "Если это не так, впишите муниципалитет в каждую строку: в csv объединённых ячеек нет.",
      });
    }
    const values = {
      municipalityId: place?.id ?? null,
      code: read.code,
      federalCode: read.federalCode,
      facts: read.facts,
    };
    const understood = known
      ? knownRow(known, { ...row, problems }, values, day)
      : unknownRow({ ...row, problems }, values, {
          municipality: place?.shortName ?? "подчиняется региону напрямую",
          similar:
            named.length > 0
              ? working.length > 0
                ? working
                : named
              : match.similar.flatMap((id) => byId.get(id) ?? []),
          day,
        });
    if (known) met.add(known.id);
    for (const id of [...match.exact, ...match.similar]) if (!known) met.add(id);
    touched.add(known?.municipalityId ?? place?.id ?? null);
    yield understood;
  }
  // A file of one authority says nothing of the others.
  const whole = !tellsAuthority || touched.size === 0;
  for (const school of stored.schools) {
    if (met.has(school.id) || school.closedOn !== null || !(whole || touched.has(school.municipalityId)))
      continue;
    yield {
      row: null,
      fate: "missing",
      subjectId: school.id,
      label: `${school.shortName} (${school.code})`,
      values: {},
      changes: [],
      problems: [],
      choices: [],
    };
  }
}

function toRow({ row, facts, code, federalCode, problems }: ReadSchool): SchoolRow {
  return {
    row: row.row,
    facts,
    cellOf: (key) => row.cells[key]?.address ?? null,
    code,
    federalCode,
    problems,
  };
}
