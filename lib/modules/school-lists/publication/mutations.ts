import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalToday } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { addLetter } from "@/lib/modules/letters/mutations";
import { requireListRun } from "@/lib/modules/methodologies/verdicts/queries";
import { freezeVersion } from "@/lib/modules/methodologies/versions/mutations";
import { lockList, replaceLetters, requireVersion, touch } from "@/lib/modules/school-lists/mutations";
import {
  refusePublication,
  refuseRecall,
  refuseReview,
  type OpenAppeal,
} from "@/lib/modules/school-lists/publication/policy";
import type { OpenReviewInput, PublishListInput } from "@/lib/modules/school-lists/publication/schema";

/**
 * Opens a list for appeals until the end of a day, or changes that day. From now on each authority sees its own schools
 * on it. A command; audits `list.review-opened`.
 *
 * @throws AppError NOT_FOUND, CONFLICT by the state of the list, INVALID for a day that is past, STALE.
 */
export async function openReview(ctx: TenantContext, input: OpenReviewInput): Promise<{ version: number }> {
  return withTenant(ctx, "school-list:publish", async (tx, actor) => {
    const list = await lockList(tx, actor, input.id, "any");
    const entries = await tx.schoolListEntry.count({ where: { listId: list.id } });
    const refusal = refuseReview({ state: list.state, entries });
    if (refusal) throw new AppError("CONFLICT", refusal);
    requireVersion(list, input.version);
    if (input.appealsUntil < (await portalToday(tx, ctx))) {
      throw new AppError(
        "INVALID",
        "Последний день для возражений уже прошёл. Укажите сегодняшний день или позже.",
        {
          fields: { appealsUntil: "Укажите сегодняшний день или позже" },
        },
      );
    }
    await tx.schoolList.update({
      where: { id: list.id },
      data: { state: "in_review", appealsUntil: new Date(input.appealsUntil) },
    });
    await recordAudit(tx, actor, {
      event: "list.review-opened",
      subjectType: "school-list",
      subjectId: list.id,
      before: { appealsUntil: isoDay(list.appealsUntil) },
      after: { appealsUntil: input.appealsUntil, entries },
    });
    return touch(tx, list.id);
  });
}

/**
 * Takes a list back from the authorities while none of them has appealed: it is a draft again, seen by the region only. A
 * command; audits `list.review-recalled`.
 *
 * @throws AppError NOT_FOUND, CONFLICT, STALE.
 */
export async function recallReview(
  ctx: TenantContext,
  input: { id: string; version: number },
): Promise<{ version: number }> {
  return withTenant(ctx, "school-list:publish", async (tx, actor) => {
    const list = await lockList(tx, actor, input.id, "any");
    const appeals = await tx.listAppeal.count({ where: { listId: list.id } });
    const refusal = refuseRecall({ state: list.state, appeals });
    if (refusal) throw new AppError("CONFLICT", refusal);
    requireVersion(list, input.version);
    await tx.schoolList.update({ where: { id: list.id }, data: { state: "draft", appealsUntil: null } });
    await recordAudit(tx, actor, {
      event: "list.review-recalled",
      subjectType: "school-list",
      subjectId: list.id,
    });
    return touch(tx, list.id);
  });
}

/**
 * Publishes a list with its letters, one of which may be registered with it: afterwards nothing in it changes, and the
 * rule it rests on is frozen. A command; audits `list.published` (and `letter.registered`).
 *
 * @throws AppError NOT_FOUND, CONFLICT while an appeal is open, without a letter, before the term of appeals unless said,
 *   or where its run is not finished or its rule was changed since; INVALID without a letter its schools are named by; STALE.
 */
export async function publishList(
  ctx: TenantContext,
  input: PublishListInput,
): Promise<{ letterIds: string[] }> {
  return withTenant(ctx, "school-list:publish", async (tx, actor) => {
    const list = await lockList(tx, actor, input.id, "any");
    const day = await portalToday(tx, ctx);
    const refusal = refusePublication({
      state: list.state,
      openAppeals: await listOpenAppeals(tx, list.id),
      letters: input.letterIds.length + (input.newLetter ? 1 : 0),
      appealsUntil: isoDay(list.appealsUntil),
      today: day,
      early: input.early,
    });
    if (refusal) throw new AppError("CONFLICT", refusal);
    requireVersion(list, input.version);
    const letters = await linkLetters(tx, actor, list.id, day, input);
    const letterIds = letters.after;
    await freezeRule(tx, list);
    await tx.schoolList.update({
      where: { id: list.id },
      data: {
        state: "published",
        publishedOn: new Date(day),
        publishedByName: actor.userName,
        version: { increment: 1 },
      },
    });
    await recordAudit(tx, actor, {
      event: "list.published",
      subjectType: "school-list",
      subjectId: list.id,
      before: { letterIds: letters.before },
      after: {
        kind: list.kind,
        listYear: list.listYear,
        number: list.number,
        letterIds,
        entries: await tx.schoolListEntry.count({ where: { listId: list.id } }),
        early: input.early,
      },
    });
    return { letterIds };
  });
}

/** The letters of the publication in place of what stood there; schools no letter brought are brought by the only one. */
async function linkLetters(
  tx: Tx,
  actor: Actor,
  listId: string,
  today: string,
  input: PublishListInput,
): Promise<{ before: string[]; after: string[] }> {
  const added = input.newLetter ? [(await addLetter(tx, actor, today, input.newLetter)).id] : [];
  const letterIds = [...new Set(input.letterIds), ...added];
  const before = await replaceLetters(tx, actor, listId, letterIds);
  const [only] = letterIds;
  const brings = added[0] ?? (letterIds.length === 1 ? only : undefined);
  if (brings !== undefined) {
    await tx.schoolListEntry.updateMany({ where: { listId, letterId: null }, data: { letterId: brings } });
  }
  return { before, after: letterIds };
}

/** Freezes the rule a list rests on. It is held first: nobody changes it between the comparison and the publication. */
async function freezeRule(
  tx: Tx,
  list: { regionId: string; runId: string | null; methodologyVersionId: string | null },
): Promise<void> {
  if (list.methodologyVersionId !== null) await freezeVersion(tx, list.methodologyVersionId);
  if (list.runId !== null) await requireListRun(tx, list.regionId, list.runId);
}

async function listOpenAppeals(tx: Tx, listId: string): Promise<OpenAppeal[]> {
  const appeals = await tx.listAppeal.findMany({
    where: { listId, state: "open" },
    select: { schoolId: true, municipality: { select: { shortName: true } } },
    orderBy: { createdAt: "asc" },
    relationLoadStrategy: "join",
  });
  if (appeals.length === 0) return [];
  const schools = await tx.organisation.findMany({
    where: { id: { in: appeals.map(({ schoolId }) => schoolId) } },
    select: { id: true, shortName: true },
  });
  const names = new Map(schools.map(({ id, shortName }) => [id, shortName]));
  return appeals.map(({ schoolId, municipality }) => ({
    school: names.get(schoolId) ?? "",
    authority: municipality.shortName,
  }));
}
