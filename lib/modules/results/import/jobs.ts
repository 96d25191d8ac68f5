import { recordAudit } from "@/lib/core/audit/record-audit";
import { portalNow } from "@/lib/core/clock";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import type { SpreadsheetKind } from "@/lib/modules/imports/kinds/mutations";
import { readImportedSchools } from "@/lib/modules/imports/schools/queries";
import { soughtSchool } from "@/lib/modules/imports/schools/workbook";
import { matchSchools } from "@/lib/modules/organisations/matching/queries";
import { longColumns, wideColumns } from "@/lib/modules/results/import/columns/workbook";
import { readStoredFigures, resultsMark } from "@/lib/modules/results/import/queries";
import { figuresKey, withEnrolled } from "@/lib/modules/results/import/rules";
import { resultImportSchema, type ResultImportOptions } from "@/lib/modules/results/import/schema";
import type { PackedFigures } from "@/lib/modules/results/import/types";
import { understandResults } from "@/lib/modules/results/import/workbook";
import { readIndicators } from "@/lib/modules/results/queries";
import { refuseResultsOf, sameResult } from "@/lib/modules/results/rules";
import type { IndicatorRow } from "@/lib/modules/results/types";
import { lockResults, writeResults, type WrittenResult } from "@/lib/modules/results/writing/mutations";

/** A region's year: 2,000 schools in two columns an indicator, or a line a school and indicator. */
const LIMITS = { rows: 60_000, columns: 400, memory: 384, unpackedBytes: 300 * 1024 * 1024 };

/**
 * Results of a year from a spreadsheet of the region. What the file says again is not written again, marks of doubt stay
 * beside the figures; audits `result.loaded`.
 */
export const resultsKind: SpreadsheetKind = {
  limits: LIMITS,
  // Of the long shape a school has many rows; a figure told twice is refused row by row.
  oneRowPerSubject: false,

  columns: async (ctx, options) => {
    const { shape } = optionsOf(options);
    if (shape === "long") return longColumns();
    return wideColumns(await withTenant(ctx, "import:run", activeIndicators));
  },

  basis: async (tx, actor, options) => {
    const asked = optionsOf(options);
    await lockResults(tx, actor.regionId, asked.year);
    return resultsMark(tx, actor.regionId, asked);
  },

  understand: async ({ ctx, options: told, rows, present }) => {
    const options = optionsOf(told);
    if (options.year > Number(ctx.today.slice(0, 4))) {
      throw new AppError("INVALID", `Результатов ${String(options.year)} года ещё нет: год не наступил.`);
    }
    const basis = await withTenant(ctx, "import:run", async (tx, actor) => {
      const { regionId } = actor;
      const schools = await readImportedSchools(tx, regionId);
      return {
        indicators: await activeIndicators(tx, actor),
        schools,
        matches: await matchSchools(
          tx,
          { regionId, day: ctx.today, schools },
          Array.from(rows, soughtSchool),
        ),
      };
    });
    const readStored = (schoolIds: readonly string[]) =>
      withTenant(ctx, "import:run", (tx, { regionId }) =>
        readStoredFigures(tx, regionId, options, schoolIds),
      );
    return understandResults(rows, { options, today: ctx.today, present, readStored, ...basis });
  },

  apply: async (tx, actor, { ctx, options: told, importId, source, portions }) => {
    const { year, attempt, sitting } = optionsOf(told);
    const schools = new Map((await readImportedSchools(tx, actor.regionId)).map((one) => [one.id, one]));
    const origin = {
      regionId: actor.regionId,
      year,
      attempt,
      sitting,
      sourceKind: "spreadsheet" as const,
      source,
      importId,
      at: await portalNow(tx),
      byId: actor.userId,
      byName: actor.userName,
    };
    const seen = new Map<string, Set<string>>();
    let written = 0;
    for await (const rows of portions()) {
      const ids = [...new Set(rows.flatMap(({ subjectId }) => subjectId ?? []))];
      const stored = await readStoredFigures(tx, actor.regionId, { year, attempt }, ids);
      const portion: WrittenResult[] = [];
      for (const { row, label, subjectId, values } of rows) {
        const school = schools.get(subjectId ?? "");
        if (!school)
          throw new AppError("CONFLICT", `Школы «${label}» больше нет в реестре. Прочитайте файл ещё раз.`);
        // It may have been closed since the file was read.
        const refusal = refuseResultsOf(school, year, ctx.today);
        if (refusal) throw new AppError("CONFLICT", `«${label}»: ${refusal} Прочитайте файл ещё раз.`);
        const seenOf = seen.get(school.id) ?? new Set<string>();
        seen.set(school.id, seenOf);
        for (const [indicatorId, packed] of Object.entries(values.cells as Record<string, PackedFigures>)) {
          if (seenOf.has(indicatorId)) {
            throw new AppError(
              "CONFLICT",
              `Строка ${String(row)}: результаты школы «${school.shortName}» есть ещё в одной строке. Для одной из них выберите другую школу или пропустите её.`,
            );
          }
          seenOf.add(indicatorId);
          const before = stored.get(figuresKey(school.id, indicatorId));
          const [state, enrolled, participants, belowMin] = packed;
          const figures = withEnrolled({ state, enrolled, participants, belowMin }, before);
          if (before && sameResult(before, { ...figures, sitting })) continue;
          portion.push({
            ...figures,
            schoolId: school.id,
            municipalityId: school.municipalityId,
            indicatorId,
            replaces: before?.id ?? null,
          });
        }
      }
      await writeResults(tx, origin, portion);
      written += portion.length;
    }
    await recordAudit(tx, actor, {
      event: "result.loaded",
      subjectType: "import",
      subjectId: importId,
      after: { year, attempt, sitting, figures: written },
    });
  },
};

async function activeIndicators(
  ...[tx, { regionId }]: Parameters<Parameters<typeof withTenant>[2]>
): Promise<IndicatorRow[]> {
  return (await readIndicators(tx, regionId)).filter(({ active }) => active);
}

function optionsOf(told: Record<string, unknown>): ResultImportOptions {
  const parsed = resultImportSchema.safeParse(told);
  if (!parsed.success) {
    throw new AppError("INVALID", parsed.error.issues[0]?.message ?? "Укажите год, за который результаты.");
  }
  return parsed.data;
}
