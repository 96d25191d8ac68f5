import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { listSchoolVerdicts } from "@/lib/modules/methodologies/verdicts/schools/queries";
import { readLedger } from "@/lib/modules/school-lists/comparison/ledger/queries";
import { schoolListYears } from "@/lib/modules/school-lists/memberships/rules";
import type { SchoolLists, SchoolMembership } from "@/lib/modules/school-lists/memberships/types";
import { currentListIds } from "@/lib/modules/school-lists/queries";
import { newestVersions } from "@/lib/modules/school-lists/versions/rules";

/**
 * History of lists of the school of the address: its own rows and those of the schools it goes on from, published ones
 * only. Eight statements at most.
 *
 * @throws AppError NOT_FOUND when the address names no school.
 */
export async function getSchoolLists(ctx: TenantContext): Promise<SchoolLists> {
  const { organisation } = ctx;
  if (organisation?.kind !== "school") throw notFoundError();
  const { id, regionId, code, shortName } = organisation;
  return withTenant(ctx, "school-list:read", async (tx) => {
    const ledger = await readLedger(tx, { regionId, schoolId: id });
    const entries = await tx.schoolListEntry.findMany({
      where: { regionId, schoolId: id, list: { state: "published" } },
      select: {
        listId: true,
        grounds: true,
        letterId: true,
        list: {
          select: {
            kind: true,
            listYear: true,
            number: true,
            publishedOn: true,
            methodology: true,
            complete: true,
            letters: {
              select: { letterId: true, letter: { select: { issuer: true, number: true, date: true } } },
            },
          },
        },
      },
      relationLoadStrategy: "join",
    });
    const current = await currentListIds(
      tx,
      entries.map(({ list }) => list.listYear),
    );
    const verdicts = await listSchoolVerdicts(tx, { regionId, schoolId: id });
    const memberships = entries
      .filter(({ listId }) => current.has(listId))
      .map(({ grounds, letterId, list: { publishedOn, letters, ...list } }): SchoolMembership => ({
        ...list,
        grounds,
        publishedOn: isoDay(publishedOn),
        letters: letters
          .filter((one) => letterId === null || one.letterId === letterId)
          .map(({ letter: { issuer, number, date } }) => ({ issuer, number, date: isoDay(date) })),
      }));
    return {
      school: { code, name: shortName },
      years: schoolListYears(ledger, { id, name: shortName }),
      memberships: memberships.sort(
        (one, other) => other.listYear - one.listYear || one.kind.localeCompare(other.kind),
      ),
      // A corrected list takes the place of the one before it.
      verdicts: newestVersions(verdicts.map(({ list, ...verdict }) => ({ ...list, verdict }))).map(
        ({ verdict, ...list }) => ({ list, ...verdict }),
      ),
    };
  });
}
