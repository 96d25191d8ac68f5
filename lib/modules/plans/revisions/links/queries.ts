import type { ListKind } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { PublishedList } from "@/lib/modules/plans/revisions/lists/rules";
import { inForceOf, openOf, replacementOf, revisedBy } from "@/lib/modules/plans/revisions/rules";
import type { PlanVersionLink } from "@/lib/modules/plans/revisions/types";
import type { PlanBeside } from "@/lib/modules/plans/types";

/** What a link to a text of the plan needs. */
export const VERSION_LINK = {
  number: true,
  state: true,
  orderNumber: true,
  orderDate: true,
} as const satisfies Prisma.PlanVersionSelect;

type StoredLink = Prisma.PlanVersionGetPayload<{ select: typeof VERSION_LINK }>;

/** A stored text as a link to it. */
export function toVersionLink({ number, state, orderNumber, orderDate }: StoredLink): PlanVersionLink {
  return { number, state, orderNumber, orderDate: orderDate?.toISOString().slice(0, 10) ?? null };
}

/** The other texts of a plan as the reader of one of them meets them. */
export function besideOf(versions: readonly StoredLink[], number: number): PlanBeside {
  const other = (version: StoredLink | null | undefined) =>
    version && version.number !== number ? toVersionLink(version) : null;
  return {
    inForce: other(inForceOf(versions)),
    open: other(openOf(versions)),
    revises: other(revisedBy(versions, number)),
    replacedBy: other(replacementOf(versions, number)),
    count: versions.length,
  };
}

/** The region's published lists of a year with the entries of one authority. */
export function publishedLists(municipalityId: string, listYear: number) {
  return {
    schoolLists: {
      where: { state: "published", listYear },
      select: {
        id: true,
        kind: true,
        listYear: true,
        number: true,
        publishedOn: true,
        entries: { where: { municipalityId }, select: { schoolId: true } },
      },
    },
  } as const satisfies Prisma.OrganisationSelect;
}

/** A stored list with the authority's schools on it. */
export function toPublishedList({
  publishedOn,
  entries,
  ...list
}: {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  publishedOn: Date | null;
  entries: readonly { schoolId: string }[];
}): PublishedList {
  return {
    ...list,
    publishedOn: publishedOn?.toISOString().slice(0, 10) ?? null,
    schoolIds: entries.map(({ schoolId }) => schoolId),
  };
}
