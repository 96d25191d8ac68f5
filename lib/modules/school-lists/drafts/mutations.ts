import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { ListKind } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { refuseListDraft, refuseListDrop } from "@/lib/modules/school-lists/drafts/policy";
import type {
  AddListEntryInput,
  DraftListInput,
  RemoveListEntryInput,
  SaveListFactsInput,
} from "@/lib/modules/school-lists/drafts/schema";
import {
  lockList,
  lockVersions,
  putOn,
  replaceLetters,
  requireListable,
  requireListLetter,
  requireVersion,
  takeOff,
  touch,
  type ListedSchool,
} from "@/lib/modules/school-lists/mutations";

/**
 * Begins a version of the region's list: an empty one, or, where a version is published, a correction that begins as its
 * copy and says why. A command; audits `list.drafted`.
 *
 * @throws AppError CONFLICT while a version is being made, INVALID for a correction without a reason.
 */
export async function draftList(
  ctx: TenantContext,
  { kind, listYear, methodology, reason }: DraftListInput,
): Promise<{ id: string; number: number }> {
  return withTenant(ctx, "school-list:draft", async (tx, actor) => {
    const { id, number, published } = await beginVersion(tx, actor, {
      kind,
      listYear,
      reason,
      methodology: (before) => methodology || (before?.methodology ?? ""),
    });
    const regionId = actor.regionId;
    await tx.schoolList.update({
      where: { id },
      data: {
        complete: published?.complete ?? true,
        methodologyVersionId: published?.methodologyVersionId ?? null,
        runId: published?.runId ?? null,
      },
    });
    await tx.schoolListEntry.createMany({
      data: (published?.entries ?? []).map((entry) => ({ ...entry, listId: id })),
    });
    await tx.listLetter.createMany({
      data: (published?.letters ?? []).map(({ letterId }) => ({ regionId, listId: id, letterId })),
    });
    await recordAudit(tx, actor, {
      event: "list.drafted",
      subjectType: "school-list",
      subjectId: id,
      after: {
        kind,
        listYear,
        number,
        reason: published ? reason : null,
        entries: published?.entries.length ?? 0,
      },
    });
    return { id, number };
  });
}

interface NewVersion {
  kind: ListKind;
  listYear: number;
  reason: string;
  methodology: (published: { methodology: string } | null) => string;
}

/**
 * The next version of a list of the region, with nothing on it yet, and the published one it may be made from.
 *
 * @throws AppError CONFLICT while a version is being made, INVALID for a correction without a reason.
 */
export async function beginVersion(
  tx: Tx,
  actor: Actor,
  { kind, listYear, reason, methodology }: NewVersion,
) {
  const ownerId = actor.regionId;
  await lockVersions(tx, `${ownerId}:${kind}:${String(listYear)}`);
  const versions = await tx.schoolList.findMany({
    where: { ownerId, kind, listYear },
    include: { entries: true, letters: true },
    orderBy: { number: "desc" },
    relationLoadStrategy: "join",
  });
  const published = versions.find(({ state }) => state === "published") ?? null;
  const hasOpen = versions.some(({ state }) => state !== "published");
  const refusal = refuseListDraft({ hasOpen, hasPublished: published !== null, reason });
  if (refusal) {
    const fields = hasOpen ? {} : { fields: { reason: "Укажите причину новой версии" } };
    throw new AppError(hasOpen ? "CONFLICT" : "INVALID", refusal, fields);
  }
  const id = randomUUID();
  const number = (versions[0]?.number ?? 0) + 1;
  await tx.schoolList.create({
    data: {
      id,
      regionId: actor.regionId,
      ownerId,
      kind,
      listYear,
      number,
      methodology: methodology(published),
      reason: published ? reason : null,
      createdByName: actor.userName,
      createdAt: await portalNow(tx),
    },
  });
  return { id, number, published };
}

/**
 * Puts a school on an unpublished list by hand, with a reason. A command; audits `list.entry-added`.
 *
 * @throws AppError NOT_FOUND, CONFLICT once it is published or the school is on it, INVALID for an absent or closed school
 *   and for a letter that is none of the list's.
 */
export async function addListEntry(
  ctx: TenantContext,
  input: AddListEntryInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "school-list:draft", async (tx, actor) => {
    const list = await lockList(tx, actor, input.id);
    const { schoolCode, grounds, letterId, reason } = input;
    const school = await findSchool(tx, actor, schoolCode);
    requireListable(school, list.listYear, ctx.today);
    if (letterId !== null) await requireListLetter(tx, list.id, letterId);
    await putOn(tx, actor, { listId: list.id, school, grounds, letterId, reason, appealId: null });
    await recordAudit(tx, actor, {
      event: "list.entry-added",
      subjectType: "school-list",
      subjectId: list.id,
      after: { schoolCode, grounds, letterId, reason },
    });
    return touch(tx, list.id);
  });
}

/**
 * Takes a school off an unpublished list by hand, with a reason. A command; audits `list.entry-removed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT once it is published or the school is not on it.
 */
export async function removeListEntry(
  ctx: TenantContext,
  { id, schoolCode, reason }: RemoveListEntryInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "school-list:draft", async (tx, actor) => {
    const list = await lockList(tx, actor, id);
    const school = await findSchool(tx, actor, schoolCode);
    const removed = await takeOff(tx, actor, { listId: list.id, school, reason, appealId: null });
    if (!removed) throw new AppError("CONFLICT", "Школы уже нет в этом перечне. Обновите страницу.");
    await recordAudit(tx, actor, {
      event: "list.entry-removed",
      subjectType: "school-list",
      subjectId: list.id,
      before: { schoolCode, grounds: removed.grounds },
      after: { reason },
    });
    return touch(tx, list.id);
  });
}

/**
 * Keeps what is said of an unpublished version: its methodology in words, its letters, whether it is whole. A command;
 * audits `list.changed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT once it is published, INVALID without a letter its schools are named by, STALE.
 */
export async function saveListFacts(
  ctx: TenantContext,
  input: SaveListFactsInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "school-list:draft", async (tx, actor) => {
    const list = await lockList(tx, actor, input.id);
    requireVersion(list, input.version);
    const letterIds = [...new Set(input.letterIds)];
    const { methodology, complete } = input;
    const before = await replaceLetters(tx, actor, list.id, letterIds);
    await tx.schoolList.update({ where: { id: list.id }, data: { methodology, complete } });
    await recordAudit(tx, actor, {
      event: "list.changed",
      subjectType: "school-list",
      subjectId: list.id,
      before: { methodology: list.methodology, complete: list.complete, letterIds: before },
      after: { methodology, complete, letterIds },
    });
    return touch(tx, list.id);
  });
}

/**
 * Drops a draft nobody has been asked about and nothing was computed from. A command; audits `list.dropped`.
 *
 * @throws AppError NOT_FOUND, CONFLICT by the state of the list, STALE.
 */
export async function dropList(ctx: TenantContext, input: { id: string; version: number }): Promise<void> {
  await withTenant(ctx, "school-list:draft", async (tx, actor) => {
    const list = await lockList(tx, actor, input.id, "any");
    const appeals = await tx.listAppeal.count({ where: { listId: list.id } });
    const runs = await tx.verdictRun.count({ where: { basisListId: list.id } });
    const refusal = refuseListDrop({ state: list.state, appeals, runs });
    if (refusal) throw new AppError("CONFLICT", refusal);
    requireVersion(list, input.version);
    const { count } = await tx.schoolListEntry.deleteMany({ where: { listId: list.id } });
    await tx.listLetter.deleteMany({ where: { listId: list.id } });
    await tx.schoolList.delete({ where: { id: list.id } });
    await recordAudit(tx, actor, {
      event: "list.dropped",
      subjectType: "school-list",
      subjectId: list.id,
      before: { kind: list.kind, listYear: list.listYear, number: list.number, entries: count },
    });
  });
}

async function findSchool(
  tx: Tx,
  actor: Actor,
  code: string,
): Promise<ListedSchool & { closedOn: Date | null }> {
  const school = await tx.organisation.findFirst({
    where: { regionId: actor.regionId, kind: "school", code },
    select: { id: true, municipalityId: true, closedOn: true },
  });
  if (school) return school;
  throw new AppError("INVALID", "Такой школы в реестре нет. Выберите школу из списка.", {
    fields: { schoolCode: "Выберите школу из списка" },
  });
}
