import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { countWorkingSchools, readLedger } from "@/lib/modules/school-lists/comparison/ledger/queries";
import {
  chooseYears,
  comparePlace,
  isShownRow,
  loadedYearsOf,
  noneListed,
  regionRow,
} from "@/lib/modules/school-lists/comparison/rules";
import type { ComparisonParams } from "@/lib/modules/school-lists/comparison/schema";
import type {
  AuthorityComparison,
  ComparedYears,
  PlaceComparison,
  RegionComparison,
  WorkingSchools,
} from "@/lib/modules/school-lists/comparison/types";
import { listYearOf } from "@/lib/modules/school-lists/versions/rules";

type AskedYears = Pick<ComparisonParams, "year" | "with">;

/**
 * Two list years of the authority of the address by the federal and the regional methodology. Years that are not loaded
 * are not chosen; null while no list is published. Four statements, five where a list keeps its rule.
 */
export async function getListComparison(
  ctx: TenantContext,
  asked: AskedYears,
): Promise<AuthorityComparison | null> {
  const { regionId, municipalityId, code, shortName } = authorityOf(ctx);
  return withTenant(ctx, "school-list:read", async (tx) => {
    const ledger = await readLedger(tx, { regionId, municipalityId });
    const loaded = loadedYearsOf(ledger);
    const years = chooseYears(loaded, asked, listYearOf(ctx.today));
    if (!years) return null;
    const [counted] = await countWorkingSchools(tx, { regionId, municipalityId }, span(years));
    const compared = comparePlace(ledger, years, municipalityId, counted?.working ?? {});
    return {
      ...compared,
      authority: { code, name: shortName },
      years: loaded,
      noneListed: noneListed(compared),
    };
  });
}

/**
 * The same for the whole region and by municipality, counts of each and names only of the region's own page: nobody but
 * ИМАЦ and the ministry comes here. Null while no list is published. Four statements, five where a list keeps its rule.
 */
export async function getRegionComparison(
  ctx: TenantContext,
  asked: AskedYears,
): Promise<RegionComparison | null> {
  return withTenant(ctx, "school-list:read", async (tx, { regionId }) => {
    const ledger = await readLedger(tx, { regionId });
    const loaded = loadedYearsOf(ledger);
    const years = chooseYears(loaded, asked, listYearOf(ctx.today));
    if (!years) return null;
    const counted = await countWorkingSchools(tx, { regionId }, span(years));
    return {
      ...comparePlace(ledger, years, "region", sum(counted.map(({ working }) => working))),
      years: loaded,
      rows: counted
        .map(({ municipality, working }) => regionRow(ledger, years, municipality, working))
        .filter(isShownRow),
    };
  });
}

/** What the plan's justification is drafted from: both lists of two years that follow each other. Three statements, four where a list keeps its rule. */
export async function compareForPlan(
  tx: Tx,
  { regionId, municipalityId }: { regionId: string; municipalityId: string },
  year: number,
): Promise<PlaceComparison> {
  const ledger = await readLedger(tx, { regionId, municipalityId });
  return comparePlace(ledger, { year, previousYear: year - 1 }, municipalityId, {});
}

function span({ previousYear, year }: ComparedYears): number[] {
  return [previousYear, year];
}

function sum(counts: readonly WorkingSchools[]): WorkingSchools {
  const total: Record<number, number> = {};
  for (const working of counts) {
    for (const [year, count] of Object.entries(working))
      total[Number(year)] = (total[Number(year)] ?? 0) + count;
  }
  return total;
}
