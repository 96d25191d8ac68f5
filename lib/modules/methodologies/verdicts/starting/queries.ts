import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { BASE_KINDS } from "@/lib/modules/methodologies/verdicts/policy";
import { indicatorTitles } from "@/lib/modules/methodologies/verdicts/queries";
import type { RunOptions } from "@/lib/modules/methodologies/verdicts/starting/types";
import { readRule } from "@/lib/modules/methodologies/versions/queries";

/** Years back from today whose results are looked for. */
const YEARS_BACK = 6;

/** What may be chosen for a run. Four statements. */
export async function getRunOptions(ctx: TenantContext): Promise<RunOptions> {
  return withTenant(ctx, "methodology:edit", async (tx, { regionId }) => {
    const thisYear = Number(ctx.today.slice(0, 4));
    const versions = await tx.methodologyVersion.findMany({
      where: { regionId },
      select: {
        id: true,
        label: true,
        status: true,
        rule: true,
        methodology: { select: { title: true, scope: true, code: true } },
      },
      orderBy: [{ methodology: { scope: "asc" } }, { methodology: { code: "asc" } }, { createdAt: "desc" }],
      relationLoadStrategy: "join",
    });
    const lists = await tx.schoolList.findMany({
      where: { regionId, municipalityId: null, kind: { in: BASE_KINDS }, state: "published" },
      select: { id: true, kind: true, listYear: true, number: true },
      orderBy: [{ listYear: "desc" }, { kind: "asc" }, { number: "desc" }],
    });
    const found = await listLoaded(tx, regionId, { from: thisYear - YEARS_BACK, to: thisYear });
    const years = [...new Set(found.map(({ year }) => year))];
    return {
      versions: versions.map(({ methodology, rule: stored, ...version }) => {
        const rule = readRule(stored);
        return {
          ...version,
          methodologyTitle: methodology.title,
          scope: methodology.scope,
          yearsWindow: rule.yearsWindow,
          indicators: rule.indicators,
          needsBase: rule.appliesTo === "not_on_base_list",
        };
      }),
      lists,
      years,
      loaded: years.map((of) => ({
        year: of,
        codes: found.filter(({ year }) => year === of).map(({ code }) => code),
      })),
      titles: await indicatorTitles(tx, regionId),
    };
  });
}

/** Indicators that any school of the region has a result in force of, by year, newest first. One statement. */
export async function listLoaded(
  tx: Tx,
  regionId: string,
  { from, to }: { from: number; to: number },
): Promise<{ year: number; code: string; title: string }[]> {
  return tx.$queryRaw`
    SELECT y.year, i.code, i.title
      FROM generate_series(${to}::int, ${from}::int, -1) AS y(year)
      CROSS JOIN result_indicators i
     WHERE i.region_id = ${regionId}::uuid
       AND EXISTS (SELECT FROM assessment_results r
                    WHERE r.region_id = i.region_id AND r.year = y.year AND r.indicator_id = i.id
                      AND r.superseded_at IS NULL)
     ORDER BY y.year DESC, i.position`;
}
