/** Runs for the tests of verdicts: made through the portal itself, in a tenant of their own. */
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { computeVerdicts } from "@/lib/modules/methodologies/verdicts/jobs";
import { startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import type { StartRunInput } from "@/lib/modules/methodologies/verdicts/schema";
import { buildResults } from "@/prisma/factories/results";
import type { Tenant } from "@/prisma/factories/tenant";
import { asCommand, asOwner, at, makeTenant } from "@/tests/setup/world";

export interface RunWorld {
  tenant: Tenant;
  analyst: TenantContext;
  /** The year the region has results of. */
  year: number;
  input: (code: string, change?: Partial<StartRunInput>) => StartRunInput;
  compute: (runId: string) => Promise<void>;
  /** Starts a run by a methodology and computes it. */
  run: (code: string, change?: Partial<StartRunInput>) => Promise<string>;
}

export async function makeRunWorld(): Promise<RunWorld> {
  const tenant = await makeTenant();
  const analyst = await at(tenant.region.analyst, "region");
  const year = tenant.year - 1;
  await lowSchool(tenant, year);
  const input: RunWorld["input"] = (code, change = {}) => {
    const versionId = tenant.methodologyVersions[code] ?? "";
    return { organisation: tenant.region.code, versionId, year, basisListId: null, notHeld: [], ...change };
  };
  const compute: RunWorld["compute"] = async (runId) => {
    const membershipId = analyst.memberships[0]?.id ?? "";
    await computeVerdicts({ runId, userId: analyst.user.id, membershipId }, { last: false });
  };
  const run: RunWorld["run"] = async (code, change) => {
    const { id } = await startRun(asCommand(analyst, {}), input(code, change));
    await compute(id);
    return id;
  };
  return { tenant, analyst, year, input, compute, run };
}

/** The second school of the first authority is low in two indicators of the year. */
async function lowSchool({ region, municipalities }: Tenant, year: number): Promise<void> {
  await asOwner({ regionId: region.id }, async (tx) => {
    const indicators = await tx.resultIndicator.findMany({ where: { code: { in: ["VPR_MA_5", "OGE_MA"] } } });
    const [, school] = municipalities[0].schools;
    await buildResults(
      tx,
      region,
      year,
      indicators.map(({ id: indicatorId }) => ({ school, indicatorId, figures: [7, 20] as const })),
    );
  });
}
