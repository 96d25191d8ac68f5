import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import { buildRun } from "@/prisma/factories/methodologies";

import type { DemoCalendar } from "./calendar";

/** Runs of the demonstration, the same on every machine. */
const DEMO_RUNS = [
  { id: "0e500000-0000-4000-8000-000000000001", methodology: "REG_INDEX", back: 2 },
  { id: "0e500000-0000-4000-8000-000000000002", methodology: "REG_INDEX", back: 1 },
  { id: "0e500000-0000-4000-8000-000000000003", methodology: "FED_2Y_AND", back: 1 },
] as const;

/** Two years of the regional index and a preview of the federal criterion, by the results of the demonstration. */
export async function buildDemoRuns(tx: Tx, region: { id: string }, calendar: DemoCalendar): Promise<void> {
  await actAs(tx, { regionId: region.id });
  const analyst = await tx.membership.findFirstOrThrow({
    where: { role: "region_analyst" },
    select: { id: true, userId: true, user: { select: { fullName: true } } },
  });
  const by = { userId: analyst.userId, userName: analyst.user.fullName, membershipId: analyst.id };
  for (const { id, methodology, back } of DEMO_RUNS) {
    const year = calendar.planYear - back;
    await buildRun(tx, region, { id, methodology, year, today: calendar.today, by });
  }
}
