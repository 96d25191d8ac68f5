import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import { authorityOf } from "@/lib/modules/organisations/queries";
import type { ListInForce, ListsInForce } from "@/lib/modules/school-lists/in-force/types";
import { newestVersions } from "@/lib/modules/school-lists/versions/rules";

/**
 * Newest published versions of every list of the region and of the authority's own, newest year first, each with the
 * schools that were the authority's then and those that are today. Two statements.
 */
export async function getListsInForce(ctx: TenantContext): Promise<ListsInForce> {
  const { municipalityId, regionId, code, shortName } = authorityOf(ctx);
  return withTenant(ctx, "school-list:read", async (tx) => {
    const stored = await tx.schoolList.findMany({
      where: { regionId, state: "published", OR: [{ municipalityId: null }, { municipalityId }] },
      include: {
        letters: {
          select: { letter: { select: { id: true, issuer: true, kind: true, number: true, date: true } } },
        },
        entries: {
          where: { OR: [{ municipalityId }, { school: { municipalityId } }] },
          select: { schoolId: true, grounds: true, letterId: true },
        },
      },
      orderBy: [{ listYear: "desc" }, { kind: "asc" }, { number: "desc" }],
      relationLoadStrategy: "join",
    });
    const newest = newestVersions(stored);
    const schools = await tx.organisation.findMany({
      where: { id: { in: newest.flatMap(({ entries }) => entries.map(({ schoolId }) => schoolId)) } },
      select: { id: true, code: true, shortName: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    const lists = newest.map((list): ListInForce => ({
      id: list.id,
      kind: list.kind,
      listYear: list.listYear,
      number: list.number,
      publishedOn: isoDay(list.publishedOn),
      methodology: list.methodology,
      complete: list.complete,
      reason: list.reason,
      letters: list.letters
        .map(({ letter }) => ({ ...letter, date: isoDay(letter.date) }))
        .sort((left, right) => left.date.localeCompare(right.date)),
      order:
        list.orderNumber && list.orderDate
          ? { number: list.orderNumber, date: isoDay(list.orderDate) }
          : null,
      entries: schools.flatMap((school) => {
        const entry = list.entries.find(({ schoolId }) => schoolId === school.id);
        if (!entry) return [];
        return [
          {
            schoolCode: school.code,
            schoolName: school.shortName,
            grounds: entry.grounds,
            letterId: entry.letterId,
          },
        ];
      }),
    }));
    const years = [...Map.groupBy(lists, ({ listYear }) => listYear)];
    return {
      code,
      name: shortName,
      today: ctx.today,
      years: years
        .sort(([left], [right]) => right - left)
        .map(([listYear, ofYear]) => ({ listYear, lists: ofYear })),
    };
  });
}
