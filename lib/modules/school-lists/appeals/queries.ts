import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { letterTitle } from "@/lib/modules/letters/rules";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { refuseAppeal } from "@/lib/modules/school-lists/appeals/policy";
import type {
  AppealQueue,
  AppealRow,
  AuthorityReviews,
  ReviewedList,
} from "@/lib/modules/school-lists/appeals/types";

const APPEAL = {
  include: {
    municipality: { select: { code: true, shortName: true } },
    file: { select: FILE_COLUMNS },
    figures: { include: { indicator: { select: { shortTitle: true, position: true } } } },
  },
  orderBy: [{ createdAt: "asc" }, { id: "asc" }],
} as const satisfies Prisma.SchoolList$appealsArgs;

type StoredAppeal = Prisma.ListAppealGetPayload<typeof APPEAL>;
type StoredList = Pick<
  Prisma.SchoolListGetPayload<object>,
  "id" | "kind" | "listYear" | "number" | "state" | "appealsUntil"
>;

const toReviewed = ({ id, kind, listYear, number, state, appealsUntil }: StoredList): ReviewedList => ({
  id,
  kind,
  listYear,
  number,
  appealsUntil: isoDay(appealsUntil),
  published: state === "published",
});

/**
 * Lists in review as the authority of the address sees them: its schools of today, why they are there, what it has said
 * against them and what was decided. Six statements at most.
 */
export async function getAuthorityReviews(ctx: TenantContext): Promise<AuthorityReviews> {
  const { municipalityId, regionId, code, shortName } = authorityOf(ctx);
  return withTenant(ctx, "school-list:read", async (tx) => {
    const lists = await tx.schoolList.findMany({
      where: {
        regionId,
        municipalityId: null,
        OR: [{ state: "in_review" }, { state: "published", appeals: { some: { municipalityId } } }],
      },
      include: {
        entries: {
          where: { school: { municipalityId } },
          include: { letter: { select: { kind: true, number: true, date: true } } },
        },
        appeals: { ...APPEAL, where: { municipalityId } },
      },
      orderBy: [{ state: "desc" }, { listYear: "desc" }, { kind: "asc" }, { number: "desc" }],
      relationLoadStrategy: "join",
    });
    const schools = await tx.organisation.findMany({
      where: { kind: "school", municipalityId },
      select: { id: true, code: true, shortName: true, closedOn: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    const appeals = await toAppeals(
      tx,
      lists.flatMap((list) => list.appeals),
      new Map(schools.map((school) => [school.id, school])),
    );
    const open = lists.some(({ state }) => state === "in_review");
    return {
      code,
      name: shortName,
      timeZone: ctx.timeZone,
      today: ctx.today,
      mayAppeal: can(ctx, "school-list:appeal"),
      reviews: lists.map((list) => {
        const listed = new Set(list.entries.map(({ schoolId }) => schoolId));
        const waiting = new Set(
          list.appeals.filter(({ state }) => state === "open").map(({ schoolId }) => schoolId),
        );
        const reviewed = toReviewed(list);
        return {
          ...reviewed,
          methodology: list.methodology,
          entries: schools
            .filter(({ id }) => listed.has(id))
            .map((school) => {
              const entry = list.entries.find(({ schoolId }) => schoolId === school.id);
              return {
                schoolCode: school.code,
                schoolName: school.shortName,
                grounds: entry?.grounds ?? "",
                letter: entry?.letter
                  ? letterTitle({ ...entry.letter, date: isoDay(entry.letter.date) })
                  : null,
                appealed: waiting.has(school.id),
              };
            }),
          appeals: list.appeals.flatMap(({ id }) => appeals.get(id) ?? []),
          others: schools
            .filter(({ id, closedOn }) => !listed.has(id) && !waiting.has(id) && closedOn === null)
            .map((school) => ({ code: school.code, name: school.shortName })),
          refusal: refuseAppeal({ state: list.state, appealsUntil: reviewed.appealsUntil }, ctx.today),
        };
      }),
      indicators: open ? await listIndicators(tx, regionId) : [],
    };
  });
}

async function listIndicators(tx: Tx, regionId: string): Promise<{ id: string; title: string }[]> {
  return tx.resultIndicator.findMany({
    where: { regionId, active: true },
    select: { id: true, title: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });
}

/** Appeals against the region's lists, by list, those that wait first. Four statements at most. */
export async function getAppealQueue(ctx: TenantContext): Promise<AppealQueue> {
  return withTenant(ctx, "school-list:read-all", async (tx, { regionId, membership }) => {
    const lists = await tx.schoolList.findMany({
      where: { ownerId: regionId, appeals: { some: {} } },
      include: { appeals: APPEAL },
      // States in the order of the enum: drafts, published, in review.
      orderBy: [{ state: "desc" }, { listYear: "desc" }, { kind: "asc" }, { number: "desc" }],
      take: 20,
      relationLoadStrategy: "join",
    });
    const all = lists.flatMap(({ appeals }) => appeals);
    const schools = await tx.organisation.findMany({
      where: { id: { in: all.map(({ schoolId }) => schoolId) } },
      select: { id: true, code: true, shortName: true },
    });
    const rows = await toAppeals(tx, all, new Map(schools.map((school) => [school.id, school])));
    const rank = ({ state }: AppealRow) => (state === "open" ? 0 : 1);
    return {
      organisation: membership.organisation.code,
      timeZone: ctx.timeZone,
      mayDecide: can(ctx, "school-list:decide"),
      lists: lists.map((list) => ({
        ...toReviewed(list),
        appeals: list.appeals
          .flatMap(({ id }) => rows.get(id) ?? [])
          .sort((left, right) => rank(left) - rank(right)),
      })),
    };
  });
}

/** Appeals with the portal's own figures beside the claimed ones. One statement where any figure is claimed. */
async function toAppeals(
  tx: Tx,
  appeals: readonly StoredAppeal[],
  schools: ReadonlyMap<string, { code: string; shortName: string }>,
): Promise<Map<string, AppealRow>> {
  const asked = appeals.flatMap(({ schoolId, figures }) =>
    figures.map(({ indicatorId, year }) => ({ schoolId, indicatorId, year })),
  );
  const stored =
    asked.length === 0
      ? []
      : await tx.assessmentResult.findMany({
          where: { OR: asked, attempt: "first", supersededAt: null, state: "value" },
          select: { schoolId: true, indicatorId: true, year: true, participants: true, belowMin: true },
        });
  const keyOf = (row: { schoolId: string; indicatorId: string; year: number }) =>
    `${row.schoolId}:${row.indicatorId}:${String(row.year)}`;
  const known = new Map(stored.map((row) => [keyOf(row), row]));
  return new Map(
    appeals.map((appeal) => {
      const school = schools.get(appeal.schoolId);
      const row: AppealRow = {
        id: appeal.id,
        version: appeal.version,
        kind: appeal.kind,
        state: appeal.state,
        school: {
          code: school?.code ?? "",
          name: school?.shortName ?? "школа передана другому муниципалитету",
        },
        authority: { code: appeal.municipality.code, name: appeal.municipality.shortName },
        text: appeal.text,
        file: appeal.file ? toFileRow(appeal.file) : null,
        figures: [...appeal.figures]
          .sort((left, right) => left.indicator.position - right.indicator.position || left.year - right.year)
          .map(({ indicator, indicatorId, year, participants, belowMin }) => {
            const own = known.get(keyOf({ schoolId: appeal.schoolId, indicatorId, year }));
            return {
              indicator: indicator.shortTitle,
              year,
              participants,
              belowMin,
              stored: own ? { participants: own.participants ?? 0, belowMin: own.belowMin ?? 0 } : null,
            };
          }),
        createdAt: appeal.createdAt.toISOString(),
        createdBy: appeal.createdByName,
        decision: appeal.decision,
        decidedAt: appeal.decidedAt?.toISOString() ?? null,
        decidedBy: appeal.decidedByName,
      };
      return [appeal.id, row];
    }),
  );
}
