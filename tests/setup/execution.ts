/** An approved plan in its year, for the tests of execution. */
import { randomUUID } from "node:crypto";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { markExecution } from "@/lib/modules/plans/execution/mutations";
import { getMeasureExecution } from "@/lib/modules/plans/execution/queries";
import { reportExecution } from "@/lib/modules/plans/execution/reports/mutations";
import type { MarkExecutionInput, ReportExecutionInput } from "@/lib/modules/plans/execution/schema";
import { buildPlan, type BuiltPlan, type MeasureInput, type PlanInput } from "@/prisma/factories/plans";
import { makeRandom } from "@/prisma/factories/random";
import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

export interface ExecutionWorld {
  tenant: Tenant;
  home: TenantMunicipality;
  neighbour: TenantMunicipality;
  year: number;
  target: { municipality: string; year: number };
  /** The day of the specialist and of the schools: 12 April of the plan's year. */
  today: string;
  specialist: TenantContext;
  plan: BuiltPlan;
  /** Lineages of the measures of the plan. */
  own: string;
  bySchools: string;
  monthly: string;
  undated: string;
  /** A director at the school's address, on the day. */
  director: (index: 0 | 1 | 2) => Promise<TenantContext>;
}

const post = { kind: "post", text: "методист" } as const;
const directors = { kind: "participating_directors", text: "" } as const;

/** Four measures: of the authority until 31.03, of three schools until 15.04, of each month I–V, and one without a date. */
export async function makeExecutionWorld(state: PlanInput["state"] = "approved"): Promise<ExecutionWorld> {
  const tenant = await makeTenant();
  const [home, neighbour] = tenant.municipalities;
  const { year } = tenant;
  const plan = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    buildPlan(tx, makeRandom(), home, { year, state, measures: measuresOf(home, year) }),
  );
  const today = `${String(year)}-04-12`;
  const [own, bySchools, monthly, undated] = plan.measures.map(({ lineageId }) => lineageId);
  if (!own || !bySchools || !monthly || !undated) throw new Error("Four measures were expected");
  return {
    tenant,
    home,
    neighbour,
    year,
    target: { municipality: home.code, year },
    today,
    specialist: { ...(await at(home.specialist, home)), today },
    plan,
    own,
    bySchools,
    monthly,
    undated,
    director: async (index) => {
      const school = home.schools[index];
      return { ...(await at(school.director, school)), today };
    },
  };
}

function measuresOf({ schools }: TenantMunicipality, year: number): MeasureInput[] {
  const of = { trackNumber: 1, schoolRule: "all", schoolIds: schools.map(({ id }) => id) } as const;
  return [
    { ...of, title: "Семинар", period: { kind: "deadline", on: `${String(year)}-03-31` }, responsible: post },
    {
      ...of,
      title: "План перехода школы",
      period: { kind: "deadline", on: `${String(year)}-04-15` },
      responsible: directors,
      evidence: "план перехода",
    },
    {
      trackNumber: 2,
      title: "Консультации",
      period: { kind: "months", months: [1, 2, 3, 4, 5], repetition: "monthly" },
      responsible: post,
    },
    { trackNumber: 3, title: "Без срока", responsible: post },
  ];
}

const SAID = { stateOn: null, note: "", cancelReason: null, fileIds: [] };

/** Marks cells as the page would: with the versions it shows. */
export async function mark(
  { specialist, target }: Pick<ExecutionWorld, "specialist" | "target">,
  lineageId: string,
  input: Partial<MarkExecutionInput> & Pick<MarkExecutionInput, "state">,
  only: (cell: { occurrence: string; schoolId: string | null }) => boolean = () => true,
) {
  const { cells } = await getMeasureExecution(specialist, { ...target, lineageId });
  return markExecution(specialist, {
    ...target,
    lineageId,
    cells: cells.filter(only).map(({ occurrence, schoolId, version }) => ({ occurrence, schoolId, version })),
    ...SAID,
    ...input,
  });
}

/** Sends a report of a school as the page would. */
export function report(ctx: TenantContext, lineageId: string, input: Partial<ReportExecutionInput> = {}) {
  return reportExecution(ctx, {
    ...SAID,
    school: ctx.organisation?.code ?? "",
    lineageId,
    occurrence: "",
    version: 0,
    state: "done",
    stateOn: ctx.today,
    cancelReason: null,
    ...input,
  });
}

/** A stored file of the organisation a person writes for. */
export function storedFile(ctx: TenantContext, name = "протокол.pdf"): Promise<string> {
  const id = randomUUID();
  return withTenant(ctx, "file:upload", async (tx, actor) => {
    const { regionId, municipalityId, schoolId, userId: createdById, userName: createdByName } = actor;
    const organisationId = actor.membership.organisation.id;
    const owner = { regionId, municipalityId, schoolId, organisationId, createdById, createdByName };
    const sha256 = new Uint8Array(32);
    await tx.storedFile.create({
      data: {
        ...owner,
        id,
        name,
        size: 4,
        state: "stored",
        mediaType: "application/pdf",
        sha256,
        storedAt: new Date(ctx.today),
      },
    });
    return id;
  });
}

/** The lineage with its sums and the counters of the plan, as the owner sees them. */
export function storedSums(
  { home, plan }: Pick<ExecutionWorld, "home"> & { plan: { id: string } },
  lineageId: string,
) {
  return asOwner({ regionId: home.regionId, municipalityId: home.id }, async (tx) => ({
    lineage: await tx.measureLineage.findUniqueOrThrow({ where: { id: lineageId } }),
    counters: (await tx.plan.findUniqueOrThrow({ where: { id: plan.id } })).execution,
  }));
}
