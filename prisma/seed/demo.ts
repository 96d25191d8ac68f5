import { actAs } from "@/lib/core/db/owner";
import type { PrismaClient } from "@/lib/core/db/generated/client";
import { makeRandom } from "@/prisma/factories/random";

import { readCalendar } from "./demo/calendar";
import { buildDemoCards } from "./demo/cards";
import { buildDemoComments } from "./demo/comments";
import { buildDemoDeficits } from "./demo/deficits";
import { buildDemoLetters } from "./demo/letters";
import { buildDemoLists } from "./demo/lists";
import { demoMembership } from "./demo/membership";
import { buildDemoFormDraft } from "./demo/form-drafts";
import { buildDemoMonitorings } from "./demo/monitorings";
import { buildDemoPeople } from "./demo/people";
import { buildDemoPlans } from "./demo/plans";
import { buildDemoPractices } from "./demo/practices";
import { buildDemoProgrammes } from "./demo/programmes";
import { buildDemoResults } from "./demo/results";
import { buildDemoReview } from "./demo/review";
import { buildDemoRuns } from "./demo/runs";
import { buildDemoSchools } from "./demo/schools";
import { HOME_REGION, listRegions } from "./reference";

/**
 * Loads the demonstration into the home region, once; the same on every machine for the same plan year.
 * Returns false when it is loaded already.
 *
 * @throws Error when people or schools are there already: a real installation never becomes a demonstration.
 */
export async function loadDemo(owner: PrismaClient): Promise<boolean> {
  return owner.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(91202402)`;
    const installation = await tx.installation.findUniqueOrThrow({
      where: { id: 1 },
      select: { demoLoadedAt: true },
    });
    if (installation.demoLoadedAt) return false;
    const home = (await listRegions(tx)).find(({ code }) => code === HOME_REGION.code);
    if (!home) throw new Error("Сначала загрузите справочные данные: npx tsx prisma/seed.ts reference");
    await actAs(tx, { regionId: home.id });
    const schoolCount = await tx.organisation.count({ where: { kind: "school" } });
    if (schoolCount > 0 || (await tx.user.count()) > 0) {
      throw new Error(
        "В установке уже есть люди или школы: демонстрационные данные загружаются только в пустую.",
      );
    }
    const calendar = await readCalendar(tx, HOME_REGION.timeZone);
    const random = makeRandom(`demo-${calendar.planYear}`);
    const region = await tx.organisation.findUniqueOrThrow({ where: { id: home.id } });
    const { municipalities, direct } = await buildDemoSchools(tx, random, region, calendar);
    const staff = await buildDemoPeople(tx, random, region, { municipalities, direct }, calendar);
    const membership = new Map(
      municipalities.map((municipality) => [municipality, demoMembership(random, municipality)]),
    );
    const lists = await buildDemoLists(tx, random, region, calendar, membership, direct);
    for (const [municipality, listed] of membership) {
      const people = staff.get(municipality.number);
      if (!people) throw new Error(`${municipality.code} has no staff`);
      const deficits = await buildDemoDeficits(tx, random, calendar, municipality, listed);
      await buildDemoPlans(tx, random, {
        municipality,
        staff: people,
        membership: listed,
        lists,
        deficits,
        calendar,
      });
    }
    await buildDemoResults(tx, region, calendar, membership, direct);
    await buildDemoReview(tx, region, municipalities, staff, { lists, calendar });
    await buildDemoLetters(tx, region, municipalities, staff, calendar);
    await buildDemoPractices(tx, region, municipalities, calendar);
    await buildDemoRuns(tx, region, calendar);
    await buildDemoComments(tx, { region, municipalities, staff, calendar });
    await buildDemoCards(tx, region, calendar, { municipalities, direct });
    await buildDemoMonitorings(tx, region, calendar, membership, staff);
    await buildDemoFormDraft(tx, region);
    await buildDemoProgrammes(tx, { municipalities, membership, staff, calendar });
    // As the job does: for every region in its turn.
    await actAs(tx, { regionId: "" });
    await tx.$queryRaw`SELECT count_usual_answers()`;
    await tx.$executeRaw`UPDATE installation SET demo = true, demo_loaded_at = portal_now() WHERE id = 1`;
    return true;
  });
}
