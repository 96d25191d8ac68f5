import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { ListKind } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { formatInstant } from "@/lib/core/format/dates";
import { isoDay } from "@/lib/core/format/zone";
import { listLetterChoices } from "@/lib/modules/letters/register/queries";
import { runMethodologyText } from "@/lib/modules/school-lists/computed/rules";
import { refuseListDrop, refuseListEdit } from "@/lib/modules/school-lists/drafts/policy";
import { refuseListing } from "@/lib/modules/school-lists/drafts/rules";
import { refuseRecall, refuseReview } from "@/lib/modules/school-lists/publication/policy";
import { listYearOf } from "@/lib/modules/school-lists/versions/rules";
import type {
  ListChoices,
  ListDetails,
  ListLetterRow,
  ListRegister,
  ListVersionRow,
} from "@/lib/modules/school-lists/versions/types";

const LETTERS = {
  select: { letter: { select: { id: true, issuer: true, kind: true, number: true, date: true } } },
} as const satisfies Prisma.SchoolList$lettersArgs;

type StoredLetters = { letter: Omit<ListLetterRow, "date"> & { date: Date } }[];

function toLetters(letters: StoredLetters): ListLetterRow[] {
  return letters
    .map(({ letter }) => ({ ...letter, date: isoDay(letter.date) }))
    .sort((left, right) => left.date.localeCompare(right.date));
}

/** Every list of the region of a year, those of authorities included; without a year, of the one in force. Three statements at most. */
export async function listLists(ctx: TenantContext, asked: number | null): Promise<ListRegister> {
  return withTenant(ctx, "school-list:read-all", async (tx, { regionId, membership }) => {
    const currentYear = listYearOf(ctx.today);
    const year = asked ?? currentYear;
    const stored = await tx.schoolList.findMany({
      where: { regionId, listYear: year },
      select: {
        id: true,
        kind: true,
        listYear: true,
        number: true,
        state: true,
        complete: true,
        reason: true,
        publishedOn: true,
        appealsUntil: true,
        orderNumber: true,
        orderDate: true,
        municipalityId: true,
        owner: { select: { shortName: true } },
        letters: LETTERS,
        _count: { select: { entries: true, appeals: { where: { state: "open" } } } },
      },
      orderBy: [{ kind: "asc" }, { ownerId: "asc" }, { number: "desc" }],
      relationLoadStrategy: "join",
    });
    const years = await tx.schoolList.groupBy({ by: ["listYear"], where: { regionId } });
    const rows = stored.map(
      ({
        municipalityId,
        owner,
        letters,
        _count,
        orderNumber,
        orderDate,
        publishedOn,
        appealsUntil,
        ...list
      }) =>
        ({
          ...list,
          authority: municipalityId === null ? null : owner.shortName,
          entryCount: _count.entries,
          publishedOn: isoDay(publishedOn),
          appealsUntil: isoDay(appealsUntil),
          openAppeals: _count.appeals,
          letters: toLetters(letters),
          order: orderNumber && orderDate ? { number: orderNumber, date: isoDay(orderDate) } : null,
        }) satisfies ListVersionRow,
    );
    return {
      organisation: membership.organisation.code,
      currentYear,
      year,
      years: [...new Set([...years.map(({ listYear }) => listYear), currentYear, year])].sort(
        (left, right) => right - left,
      ),
      rows,
      runs: can(ctx, "school-list:draft") ? await listFinishedRuns(tx, regionId, ctx.timeZone) : [],
      can: { draft: can(ctx, "school-list:draft") },
    };
  });
}

/** Runs of the regional rules that a list may be made from. One statement. */
async function listFinishedRuns(tx: Tx, regionId: string, timeZone: string) {
  const runs = await tx.verdictRun.findMany({
    where: {
      regionId,
      state: "done",
      methodologyVersion: { methodology: { scope: { in: ["regional", "control_zone"] } } },
    },
    select: {
      id: true,
      year: true,
      createdAt: true,
      methodologyVersion: { select: { label: true, status: true, methodology: { select: { title: true } } } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
    relationLoadStrategy: "join",
  });
  return runs.map(({ id, year, createdAt, methodologyVersion: { methodology, ...version } }) => ({
    id,
    title: `${String(year)} год: ${runMethodologyText({ ...version, title: methodology.title })}, расчёт ${formatInstant(createdAt.toISOString(), timeZone)}`,
  }));
}

export interface ListAddress {
  kind: ListKind;
  listYear: number;
  number: number;
}

/**
 * A version of a list of the region with its schools, decisions and, for those who make it, what to choose from. Five
 * statements at most.
 *
 * @throws AppError NOT_FOUND.
 */
export async function getList(
  ctx: TenantContext,
  { kind, listYear, number }: ListAddress,
): Promise<{ list: ListDetails; choices: ListChoices | null }> {
  return withTenant(ctx, "school-list:read-all", async (tx, { regionId, membership }) => {
    const versions = await tx.schoolList.findMany({
      where: { ownerId: regionId, kind, listYear },
      select: { id: true, number: true, state: true },
      orderBy: { number: "desc" },
    });
    const id = versions.find((version) => version.number === number)?.id;
    if (id === undefined) throw notFoundError();
    const stored = await tx.schoolList.findUniqueOrThrow({
      where: { id },
      include: {
        letters: LETTERS,
        entries: true,
        decisions: { orderBy: [{ decidedAt: "desc" }, { id: "desc" }] },
        _count: { select: { appeals: true, basedRuns: true } },
        appeals: { where: { state: "open" }, select: { id: true } },
      },
      relationLoadStrategy: "join",
    });
    const places = await tx.organisation.findMany({
      where: { regionId, kind: { in: ["municipality", "school"] } },
      select: { id: true, code: true, kind: true, shortName: true, municipalityId: true, closedOn: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    const byId = new Map(places.map((place) => [place.id, place]));
    const appealCount = stored._count.appeals;
    const dropRefusal = refuseListDrop({
      state: stored.state,
      appeals: appealCount,
      runs: stored._count.basedRuns,
    });
    const hasOpen = versions.some(({ state }) => state !== "published");
    const may = { draft: can(ctx, "school-list:draft"), publish: can(ctx, "school-list:publish") };
    const open = stored.state !== "published";
    const list: ListDetails = {
      id,
      kind,
      listYear,
      number,
      state: stored.state,
      organisation: membership.organisation.code,
      timeZone: ctx.timeZone,
      today: ctx.today,
      version: stored.version,
      methodology: stored.methodology,
      complete: stored.complete,
      reason: stored.reason,
      createdBy: stored.createdByName,
      publishedBy: stored.publishedByName,
      publishedOn: isoDay(stored.publishedOn),
      appealsUntil: isoDay(stored.appealsUntil),
      letters: toLetters(stored.letters),
      openAppeals: stored.appeals.length,
      appealCount,
      entries: stored.entries
        .map(({ schoolId, municipalityId, grounds, source, letterId, importedName }) => {
          const school = byId.get(schoolId);
          const municipality = municipalityId === null ? undefined : byId.get(municipalityId);
          return {
            schoolCode: school?.code ?? "",
            schoolName: school?.shortName ?? "",
            municipality: municipality ? { code: municipality.code, name: municipality.shortName } : null,
            grounds,
            source,
            letterId,
            importedName,
          };
        })
        .sort(
          (left, right) =>
            (left.municipality?.name ?? "я").localeCompare(right.municipality?.name ?? "я", "ru") ||
            left.schoolName.localeCompare(right.schoolName, "ru", { numeric: true }),
        ),
      decisions: stored.decisions.map((decision) => ({
        schoolName: byId.get(decision.schoolId)?.shortName ?? "",
        included: decision.included,
        reason: decision.reason,
        byAppeal: decision.appealId !== null,
        decidedAt: decision.decidedAt.toISOString(),
        decidedBy: decision.decidedByName,
      })),
      whyNotEdit: refuseListEdit(stored.state),
      whyNotDrop: may.draft && stored.state === "draft" ? dropRefusal : null,
      versions: versions.map((version) => ({ number: version.number, state: version.state })),
      can: {
        edit: may.draft && refuseListEdit(stored.state) === null,
        review: may.publish && refuseReview({ state: stored.state, entries: stored.entries.length }) === null,
        recall: may.publish && refuseRecall({ state: stored.state, appeals: appealCount }) === null,
        publish: may.publish && open,
        drop: may.draft && dropRefusal === null,
        correct: may.draft && !open && !hasOpen && versions[0]?.number === number,
      },
    };
    if (!list.can.edit && !list.can.publish) return { list, choices: null };
    const listed = new Set(stored.entries.map(({ schoolId }) => schoolId));
    return {
      list,
      choices: {
        schools: places
          .filter(
            ({ id: school, kind: level, closedOn }) =>
              level === "school" &&
              refuseListing({ closedOn: isoDay(closedOn) }, listYear, ctx.today) === null &&
              !listed.has(school),
          )
          .map(({ code, shortName, municipalityId }) => ({
            code,
            name: shortName,
            municipality:
              (municipalityId === null ? undefined : byId.get(municipalityId)?.shortName) ??
              "подчиняется региону напрямую",
          })),
        letters: await listLetterChoices(tx, regionId),
      },
    };
  });
}
