import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import { searchForm } from "@/lib/modules/letters/rules";
import type { RegisterParams } from "@/lib/modules/letters/schema";
import type { LetterRegister, LetterRow } from "@/lib/modules/letters/types";

const PAGE = 50;

/**
 * The region's register of letters, 50 a page, by date. The number and the subject are searched without case, ё and
 * quotation marks. At most four statements.
 */
export async function listLetters(ctx: TenantContext, params: RegisterParams): Promise<LetterRegister> {
  return withTenant(ctx, "letter:read-all", async (tx, { regionId, membership }) => {
    const { q, year, kind, sort, after } = params;
    const direction = sort === "date" ? "asc" : "desc";
    const found = q === "" ? null : await idsOf(tx, regionId, searchForm(q));
    const letters = await tx.letter.findMany({
      where: {
        regionId,
        ...(found && { id: { in: found } }),
        ...(kind !== null && { kind }),
        ...(year !== null && {
          date: { gte: new Date(`${String(year)}-01-01`), lte: new Date(`${String(year)}-12-31`) },
        }),
      },
      select: {
        id: true,
        issuer: true,
        kind: true,
        number: true,
        date: true,
        subject: true,
        fileId: true,
        _count: { select: { lists: true } },
        recipients: { select: { acknowledgedAt: true } },
      },
      orderBy: [{ date: direction }, { id: direction }],
      take: PAGE + 1,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
      relationLoadStrategy: "join",
    });
    const rows = letters.slice(0, PAGE).map(({ fileId, date, recipients, _count, ...letter }): LetterRow => ({
      ...letter,
      date: isoDay(date),
      hasFile: fileId !== null,
      listCount: _count.lists,
      recipientCount: recipients.length,
      acknowledgedCount: recipients.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length,
    }));
    const groups = await tx.$queryRaw<{ year: number; kind: string }[]>`
      SELECT DISTINCT extract(year FROM date)::int AS year, kind FROM letters WHERE region_id = ${regionId}::uuid`;
    return {
      organisation: membership.organisation.code,
      today: ctx.today,
      filter: { query: q, year, kind, oldestFirst: sort === "date" },
      rows,
      next: letters.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
      years: [...new Set(groups.map((group) => group.year))].sort((left, right) => right - left),
      kinds: [...new Set(groups.map((group) => group.kind))].sort(),
      can: { register: can(ctx, "letter:register") },
    };
  });
}

/** What `translate` turns as `searchForm` does: ё into е, the marks into nothing. */
const FOLDED = "ё«»„“”\"'`";

async function idsOf(tx: Tx, regionId: string, form: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM letters
     WHERE region_id = ${regionId}::uuid
       AND (strpos(translate(lower(number), ${FOLDED}, 'е'), ${form}) > 0
         OR strpos(translate(lower(subject), ${FOLDED}, 'е'), ${form}) > 0)`;
  return rows.map(({ id }) => id);
}

/** A letter to choose from: what it is and what about. */
export interface LetterChoice {
  id: string;
  issuer: string;
  kind: string;
  number: string;
  date: string;
  subject: string;
}

/** Newest letters of the region to choose from, inside the caller's unit of work. One statement. */
export async function listLetterChoices(tx: Tx, regionId: string, most = 200): Promise<LetterChoice[]> {
  const letters = await tx.letter.findMany({
    where: { regionId },
    select: { id: true, issuer: true, kind: true, number: true, date: true, subject: true },
    orderBy: [{ date: "desc" }, { id: "desc" }],
    take: most,
  });
  return letters.map(({ date, ...letter }) => ({ ...letter, date: isoDay(date) }));
}
