/** Years that end, closed and handed over through the portal itself. */
import { handOverUnfinished } from "@/lib/modules/plans/closing/next/mutations";
import { getClosing } from "@/lib/modules/plans/closing/queries";
import type { ClosingDetails } from "@/lib/modules/plans/closing/types";
import { closeYear, reopenYear } from "@/lib/modules/plans/closing/years/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";
import { makeEndingPlan } from "@/tests/setup/closing";
import { asCommand, asOwner, at, makeTenant } from "@/tests/setup/world";

/** An authority whose plan of the ending year is in force. */
export interface EndingWorld {
  tenant: Tenant;
  home: TenantMunicipality;
  specialist: TenantContext;
  head: TenantContext;
  /** The year that is ending; the plan of the next one is not there. */
  target: { municipality: string; year: number };
}

export async function makeEndingWorld(): Promise<EndingWorld> {
  const tenant = await makeTenant();
  const [home] = tenant.municipalities;
  const year = tenant.year - 1;
  await makeEndingPlan(home, year);
  return {
    tenant,
    home,
    specialist: await at(home.specialist, home),
    head: await at(home.head, home),
    target: { municipality: home.code, year },
  };
}

export const readResults = ({ specialist, target }: EndingWorld) => getClosing(specialist, target.year);

/** Closes the year as the page would. */
export async function closeResults(world: EndingWorld, ctx = world.specialist) {
  const { version, unfinished } = await getClosing(ctx, world.target.year);
  const input = { ...world.target, version, unfinished: unfinished.length };
  return closeYear(asCommand(ctx, input), input);
}

export async function reopenResults(world: EndingWorld) {
  const input = {
    ...world.target,
    version: (await readResults(world)).version,
    reason: "Уточнить показатель",
  };
  return reopenYear(asCommand(world.head, input), input);
}

export async function handOverResults(world: EndingWorld) {
  const input = { ...world.target, version: (await readResults(world)).version };
  return handOverUnfinished(asCommand(world.specialist, input), input);
}

export const unfinishedOf = ({ unfinished }: ClosingDetails, title: string) => {
  const found = unfinished.find((one) => one.title === title);
  if (!found) throw new Error(`${title} is finished`);
  return found;
};

/** History of the results, oldest first. */
export const resultHistory = ({ home }: EndingWorld) =>
  asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.planDraftChange.findMany({
      where: { municipalityId: home.id, subjectType: "result" },
      orderBy: { id: "asc" },
    }),
  );

export const titlesOf = async ({ specialist }: EndingWorld, year: number) =>
  (await getPlan(specialist, year)).measures.map(({ title }) => title);
