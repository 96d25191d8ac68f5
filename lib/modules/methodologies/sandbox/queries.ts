import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import type { SandboxData } from "@/lib/modules/methodologies/sandbox/types";
import { BASE_KINDS } from "@/lib/modules/methodologies/verdicts/policy";
import { readSchools } from "@/lib/modules/methodologies/verdicts/reading/queries";
import { readRule } from "@/lib/modules/methodologies/versions/queries";

const YEARS = 3;

/**
 * Compact figures of every open school of the region for three years, counts only, so that rules are tried in the
 * browser, with the list of the year a control zone rests on. Seven statements. Only for those who edit methodologies.
 *
 * @throws AppError NOT_FOUND for an unknown version.
 */
export async function getSandbox(
  ctx: TenantContext,
  versionId: string,
  asked: number | null,
): Promise<SandboxData> {
  return withTenant(ctx, "methodology:edit", async (tx, { regionId }) => {
    const version = await tx.methodologyVersion.findFirst({
      where: { id: versionId, regionId },
      select: { rule: true },
    });
    if (!version) throw notFoundError();
    const rule = readRule(version.rule);
    const thisYear = Number(ctx.today.slice(0, 4));
    const found = await tx.$queryRaw<{ year: number }[]>`
      SELECT y.year FROM generate_series(${thisYear}::int, ${thisYear - 6}::int, -1) AS y(year)
       WHERE EXISTS (SELECT FROM assessment_results r WHERE r.region_id = ${regionId}::uuid AND r.year = y.year)
       ORDER BY y.year DESC`;
    const years = found.map(({ year }) => year);
    const year = asked !== null && years.includes(asked) ? asked : (years[0] ?? thisYear);
    const indicators = await tx.resultIndicator.findMany({
      where: { regionId, OR: [{ active: true }, { code: { in: rule.indicators } }] },
      select: { code: true },
      orderBy: [{ position: "asc" }, { code: "asc" }],
    });
    const codes = indicators.map(({ code }) => code);
    // What a control zone of the year rests on: its published federal list, else its regional one.
    const base = await tx.schoolList.findFirst({
      where: { regionId, municipalityId: null, listYear: year, state: "published", kind: { in: BASE_KINDS } },
      select: { id: true, kind: true, listYear: true, number: true },
      orderBy: [{ kind: "asc" }, { number: "desc" }],
    });
    const settings = { rule: { ...rule, indicators: codes, yearsWindow: YEARS }, notHeld: [] };
    const schools = await readSchools(tx, {
      regionId,
      year,
      today: ctx.today,
      settings,
      basisListId: base?.id ?? null,
    });
    const names = await tx.organisation.findMany({
      where: { regionId, kind: "school" },
      select: { id: true, code: true, shortName: true, municipality: { select: { shortName: true } } },
      relationLoadStrategy: "join",
    });
    const nameOf = new Map(names.map((name) => [name.id, name]));
    return {
      year,
      years,
      codes,
      base: base && { kind: base.kind, listYear: base.listYear, number: base.number },
      schools: schools.flatMap(({ schoolId, inputs }) => {
        const name = nameOf.get(schoolId);
        if (!name) return [];
        return {
          code: name.code,
          name: name.shortName,
          municipality: name.municipality?.shortName ?? "Подчинены региону",
          base: inputs.base,
          years: inputs.years.map((cells) => codes.map((code) => cells[code] ?? "missing")),
        };
      }),
    };
  });
}
