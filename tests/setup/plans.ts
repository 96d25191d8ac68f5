/** Plans for the tests of plans: made through the portal itself, in a tenant of their own. */
import { randomUUID } from "node:crypto";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { createPlan } from "@/lib/modules/plans/creation/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import type { CreatePlanInput } from "@/lib/modules/plans/schema";
import type { PlanDetails } from "@/lib/modules/plans/types";
import { asCommand, asOwner, at, makeTenant } from "@/tests/setup/world";
import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";

export interface PlanWorld {
  tenant: Tenant;
  /** The first authority: schools[0] listed, schools[1] in the control zone, schools[2] with a deficit. */
  home: TenantMunicipality;
  neighbour: TenantMunicipality;
  specialist: TenantContext;
  head: TenantContext;
  year: number;
  target: { municipality: string; year: number };
  plan: PlanDetails;
}

/** A tenant whose first authority has just begun its plan. */
export async function makePlanWorld(source: CreatePlanInput["source"] = "catalogue"): Promise<PlanWorld> {
  const tenant = await makeTenant();
  const [home, neighbour] = tenant.municipalities;
  const specialist = await at(home.specialist, home);
  const target = { municipality: home.code, year: tenant.year };
  const input = { ...target, source };
  await createPlan(asCommand(specialist, input), input);
  return {
    tenant,
    home,
    neighbour,
    specialist,
    head: await at(home.head, home),
    year: tenant.year,
    target,
    plan: await getPlan(specialist, tenant.year),
  };
}

/** A line of the draft to work on. */
export function aMeasure(plan: PlanDetails, trackNumber = 1) {
  const measure = plan.measures.find((row) => row.trackNumber === trackNumber);
  if (!measure) throw new Error(`The plan has no measure of track ${trackNumber}`);
  return measure;
}

/** Rows of the draft's history, oldest first, as the owner of the database sees them. */
export function historyOf({ home, plan }: Pick<PlanWorld, "home" | "plan">) {
  return asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.planDraftChange.findMany({ where: { planVersionId: plan.version.id }, orderBy: { id: "asc" } }),
  );
}

/** Events of the audit about a subject, oldest first. */
export function auditOf(regionId: string, subjectId: string) {
  return asOwner({ regionId }, (tx) =>
    tx.auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } }),
  );
}

export const newId = (): string => randomUUID();
