import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { formatDate } from "@/lib/core/format/dates";
import { dateInZone } from "@/lib/core/format/zone";
import { duePlanYear } from "@/lib/modules/plans/tasks/rules";
import { allowProfile } from "@/lib/modules/risk-profiles/policy";
import { suggestLevel } from "@/lib/modules/risk-profiles/rules";
import type {
  FactorRow,
  FactorSetRow,
  JudgedFactor,
  KnownFigures,
  RiskFactor,
  RiskProfilePage,
} from "@/lib/modules/risk-profiles/types";
import { schoolOf } from "@/lib/modules/schools/queries";

/**
 * The risk profile of a school for a year, with what the figures of the portal suggest on the day. Five statements.
 *
 * @throws AppError NOT_FOUND when the address names no school.
 */
export async function getRiskProfile(ctx: TenantContext, asked?: number): Promise<RiskProfilePage> {
  const school = schoolOf(ctx);
  const due = duePlanYear(ctx.today);
  return withTenant(ctx, "programme:read", async (tx) => {
    const stored = await tx.riskProfile.findMany({
      where: { schoolId: school.id },
      select: { year: true },
      orderBy: { year: "desc" },
    });
    const known = stored.map((profile) => profile.year);
    const year = asked ?? (known.includes(due) || known[0] === undefined ? due : known[0]);
    const profile = await readProfile(tx, school.id, year);
    const figures = await readFigures(tx, { schoolId: school.id, year, timeZone: ctx.timeZone });
    return {
      school: { code: school.code, name: school.shortName },
      year,
      years: [...new Set([due, year, ...known])].sort((left, right) => right - left),
      today: ctx.today,
      timeZone: ctx.timeZone,
      sets: profile ? [] : (await newestSets(tx, school.regionId)).map(toSetRow),
      profile: profile && {
        edition: profile.set.edition,
        note: profile.set.note,
        begunBy: profile.begunByName,
        begunAt: profile.begunAt.toISOString(),
        factors: factorsOf(profile.set.factors).map((factor) => toFactorRow(factor, profile, figures)),
      },
      can: { edit: allowProfile({ year, today: ctx.today, mayEdit: can(ctx, "programme:edit") }) },
    };
  });
}

const PROFILE = { set: true, factors: true } as const satisfies Prisma.RiskProfileInclude;
type StoredProfile = Prisma.RiskProfileGetPayload<{ include: typeof PROFILE }>;

/** The profile of a year with its edition and what was judged; null where none is begun. One statement. */
export async function readProfile(tx: Tx, schoolId: string, year: number): Promise<StoredProfile | null> {
  return tx.riskProfile.findUnique({
    where: { schoolId_year: { schoolId, year } },
    include: PROFILE,
    relationLoadStrategy: "join",
  });
}

/** Factors of an edition as they lie in its row: only seeds of this shape write it. */
export function factorsOf(stored: Prisma.JsonValue): RiskFactor[] {
  return stored as unknown as RiskFactor[];
}

/** The newest version of each edition, newest edition first. One statement. */
export async function newestSets(tx: Tx, regionId: string) {
  const sets = await tx.riskFactorSet.findMany({
    where: { regionId },
    orderBy: [{ edition: "desc" }, { version: "desc" }],
  });
  return sets.filter((set, at) => sets[at - 1]?.edition !== set.edition);
}

function toSetRow({ edition, note, factors }: Prisma.RiskFactorSetGetPayload<object>): FactorSetRow {
  return { edition, note, factorCount: factorsOf(factors).length };
}

function toFactorRow(
  factor: RiskFactor,
  profile: Pick<StoredProfile, "factors">,
  figures: KnownFigures,
): FactorRow {
  const { code, title, watch, measures } = factor;
  const judged = profile.factors.find((row) => row.code === code);
  return {
    code,
    title,
    watch,
    measures,
    suggestion: suggestLevel(factor, figures),
    judged: judged ? toJudged(judged) : null,
  };
}

function toJudged(row: StoredProfile["factors"][number]): JudgedFactor {
  const { level, suggested, reason, confirmed, priority, version } = row;
  return {
    ...{ level, suggested, reason, confirmed, priority, version },
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedByName,
  };
}

interface AcceptedRow {
  code: string;
  year: number;
  answers: Record<string, unknown>;
  facts: Record<string, unknown>;
  sentAt: Date;
}

/**
 * What the portal knows of a school for the profile of a year: accepted answers of its forms of this year and the last,
 * and the newest results of those years. Two statements.
 */
export async function readFigures(
  tx: Tx,
  { schoolId, year, timeZone }: { schoolId: string; year: number; timeZone: string },
): Promise<KnownFigures> {
  const rows = await tx.$queryRaw<AcceptedRow[]>`
    SELECT DISTINCT ON (c.code) c.code, c.year, d.answers, d.facts, d.sent_at AS "sentAt"
      FROM submissions s
      JOIN campaigns c ON c.id = s.campaign_id
      JOIN submission_sendings d ON d.submission_id = s.id AND d.number = s.accepted_sending
     WHERE s.organisation_id = ${schoolId}::uuid AND c.year BETWEEN ${year}::int - 2 AND ${year}::int
     ORDER BY c.code, c.year DESC`;
  const stored = await tx.assessmentResult.findMany({
    where: {
      schoolId,
      supersededAt: null,
      state: "value",
      attempt: "first",
      year: { gte: year - 2, lte: year },
    },
    select: {
      year: true,
      participants: true,
      belowMin: true,
      indicator: { select: { shortTitle: true } },
    },
    orderBy: [{ year: "desc" }, { indicator: { position: "asc" } }],
    relationLoadStrategy: "join",
  });
  const last = stored[0]?.year;
  return {
    forms: Object.fromEntries(
      rows.map(({ code, year: of, answers, facts, sentAt }) => [
        code,
        {
          answers,
          facts,
          origin: `${code} за ${String(of)} год, отправлено ${formatDate(dateInZone(sentAt, timeZone))}`,
        },
      ]),
    ),
    results: stored
      .filter((result) => result.year === last)
      .map(({ indicator, participants, belowMin, ...result }) => ({
        year: result.year,
        title: indicator.shortTitle,
        participants: participants ?? 0,
        belowMin: belowMin ?? 0,
      })),
  };
}
