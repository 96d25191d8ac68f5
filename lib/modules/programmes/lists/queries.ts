import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import { executionSummary } from "@/lib/modules/plans/overview/rules";
import { duePlanYear } from "@/lib/modules/plans/tasks/rules";
import { allowBegin } from "@/lib/modules/programmes/policy";
import { profileFactors } from "@/lib/modules/programmes/queries";
import { isInForce, isOpenText, shownText } from "@/lib/modules/programmes/rules";
import type { ProgrammeSummary, SchoolProgrammes } from "@/lib/modules/programmes/types";
import { currentListIds } from "@/lib/modules/school-lists/queries";
import { schoolOf } from "@/lib/modules/schools/queries";

/** What lists of programmes read of each: everything but the texts themselves. */
export const SUMMARY = {
  kind: true,
  year: true,
  execution: true,
  texts: {
    select: { number: true, state: true, returnReason: true, orderNumber: true, orderDate: true },
    orderBy: { number: "asc" },
  },
} as const satisfies Prisma.ProgrammeSelect;

/** A programme in a list, on a day; null while it has no text. */
export function toSummary(
  programme: Prisma.ProgrammeGetPayload<{ select: typeof SUMMARY }>,
  today: string,
): ProgrammeSummary[] {
  const shown = shownText(programme.texts);
  if (!shown) return [];
  const execution = executionSummary(programme.execution as object, {
    state: shown.state === "closed" ? "closed" : "approved",
    today,
  });
  const open = programme.texts.find(({ state }) => isOpenText(state));
  return [
    {
      kind: programme.kind,
      year: programme.year,
      state: shown.state,
      returned: shown.state === "draft" && shown.returnReason !== null,
      openState: open?.state ?? null,
      openNumber: open?.number ?? null,
      orderNumber: shown.orderNumber,
      orderDate: isoDay(shown.orderDate),
      execution:
        execution && isInForce(shown.state)
          ? { done: execution.done, total: execution.total, overdue: execution.overdue }
          : null,
    },
  ];
}

/**
 * Programmes of the school of the address for a year, whether its lists demand a transition plan, and what its risk
 * profile holds. Five statements.
 *
 * @throws AppError NOT_FOUND when the address names no school.
 */
export async function listSchoolProgrammes(ctx: TenantContext, asked?: number): Promise<SchoolProgrammes> {
  const school = schoolOf(ctx);
  return withTenant(ctx, "programme:read", async (tx) => {
    const stored = await tx.programme.findMany({
      where: { schoolId: school.id },
      select: SUMMARY,
      orderBy: [{ year: "desc" }, { kind: "asc" }],
      relationLoadStrategy: "join",
    });
    const current = Number(ctx.today.slice(0, 4));
    const due = duePlanYear(ctx.today);
    const years = [...new Set([current, due, ...stored.map((one) => one.year)])].sort((a, b) => b - a);
    const year = asked ?? (stored.some((one) => one.year === due) ? due : current);
    const factors = await profileFactors(tx, school.id, year);
    return {
      school: { code: school.code, name: school.shortName },
      year,
      years: years.includes(year) ? years : [...years, year].sort((a, b) => b - a),
      listed: await listedKinds(tx, school.id, year),
      programmes: stored.filter((one) => one.year === year).flatMap((one) => toSummary(one, ctx.today)),
      profile:
        factors.length > 0
          ? {
              confirmed: factors.filter(({ confirmed }) => confirmed).length,
              priorities: factors.filter(({ priority }) => priority).length,
            }
          : null,
      can: { begin: allowBegin({ year, today: ctx.today, mayEdit: can(ctx, "programme:edit") }) },
    };
  });
}

/** On which lists of the year before a programme's a school stands: those demand a transition plan. Two statements. */
async function listedKinds(tx: Tx, schoolId: string, year: number): Promise<("federal" | "regional")[]> {
  const current = await currentListIds(tx, [year - 1]);
  const entries = await tx.schoolListEntry.findMany({
    where: { schoolId, listId: { in: [...current] }, list: { kind: { in: ["federal", "regional"] } } },
    select: { list: { select: { kind: true } } },
    relationLoadStrategy: "join",
  });
  const kinds = new Set(entries.map(({ list }) => list.kind));
  return (["federal", "regional"] as const).filter((kind) => kinds.has(kind));
}
