import type { Actor } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { letterTitle } from "@/lib/modules/letters/rules";
import { refuseListEdit } from "@/lib/modules/school-lists/drafts/policy";
import { refuseListing } from "@/lib/modules/school-lists/drafts/rules";

/** Serialises what concerns one list, or one line of versions, until the end of the transaction; others may also wait. */
export async function lockVersions(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`school-list:${key}`}, 0))`;
}

/**
 * A list of the region, held against every other command about it, appeals included, until the end of the transaction.
 *
 * @throws AppError NOT_FOUND; CONFLICT once it is published, unless any state will do.
 */
export async function lockList(tx: Tx, actor: Actor, id: string, states: "open" | "any" = "open") {
  await lockVersions(tx, id);
  const list = await tx.schoolList.findFirst({ where: { id, ownerId: actor.regionId } });
  if (!list) throw notFoundError();
  const refusal = states === "open" ? refuseListEdit(list.state) : null;
  if (refusal) throw new AppError("CONFLICT", refusal);
  return list;
}

/** @throws AppError STALE when the list is not as it was seen. */
export function requireVersion(list: { version: number }, seen: number): void {
  if (list.version === seen) return;
  throw new AppError(
    "STALE",
    "Перечень изменён после того, как вы открыли страницу. Обновите её и посмотрите изменения.",
  );
}

/** Counts a change of the list. */
export async function touch(tx: Tx, id: string): Promise<{ version: number }> {
  return tx.schoolList.update({
    where: { id },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
}

/**
 * The letters of a list in place of what stood there; what stood there is returned.
 *
 * @throws AppError INVALID when one is not in the register, or a school of the list is named by one that is left out.
 */
export async function replaceLetters(
  tx: Tx,
  actor: Actor,
  listId: string,
  letterIds: readonly string[],
): Promise<string[]> {
  await requireLetters(tx, actor, letterIds);
  const named = await tx.schoolListEntry.findMany({
    where: { listId, letterId: { not: null, notIn: [...letterIds] } },
    select: { letter: { select: { kind: true, number: true, date: true } } },
    relationLoadStrategy: "join",
  });
  const [first] = named;
  if (first?.letter) {
    const { date, ...letter } = first.letter;
    throw new AppError(
      "INVALID",
      `Письмом названы школы перечня (всего таких школ: ${String(named.length)}): ${letterTitle({ ...letter, date: isoDay(date) })}. Оставьте его среди писем перечня.`,
      { fields: { letterIds: "Оставьте письма, которыми названы школы" } },
    );
  }
  const before = await tx.listLetter.findMany({
    where: { listId },
    select: { letterId: true },
    orderBy: { letterId: "asc" },
  });
  await tx.listLetter.deleteMany({ where: { listId, letterId: { notIn: [...letterIds] } } });
  await tx.listLetter.createMany({
    data: letterIds.map((letterId) => ({ regionId: actor.regionId, listId, letterId })),
    skipDuplicates: true,
  });
  return before.map(({ letterId }) => letterId);
}

async function requireLetters(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const found = await tx.letter.count({ where: { regionId: actor.regionId, id: { in: [...ids] } } });
  if (found === new Set(ids).size) return;
  throw new AppError(
    "INVALID",
    "Одного из выбранных писем нет в реестре. Обновите страницу и выберите письмо заново.",
  );
}

/** @throws AppError INVALID when the letter is none of the list's own. */
export async function requireListLetter(tx: Tx, listId: string, letterId: string): Promise<void> {
  if ((await tx.listLetter.count({ where: { listId, letterId } })) > 0) return;
  throw new AppError(
    "INVALID",
    "Этого письма нет среди писем перечня. Добавьте его в «Письма и полнота» и выберите снова.",
    { fields: { letterId: "Выберите письмо перечня" } },
  );
}

/** @throws AppError INVALID for a school that was closed by then, see `refuseListing`. */
export function requireListable(
  { closedOn }: { closedOn: Date | null },
  listYear: number,
  today: string,
): void {
  const refusal = refuseListing({ closedOn: closedOn && isoDay(closedOn) }, listYear, today);
  if (refusal) {
    throw new AppError("INVALID", refusal, { fields: { schoolCode: "Выберите работающую школу" } });
  }
}

/** Makes a letter of the register one of the list's. @throws AppError INVALID when it is not there. */
export async function addLetter(tx: Tx, actor: Actor, listId: string, letterId: string): Promise<void> {
  await requireLetters(tx, actor, [letterId]);
  await tx.listLetter.createMany({
    data: [{ regionId: actor.regionId, listId, letterId }],
    skipDuplicates: true,
  });
}

export interface ListedSchool {
  id: string;
  municipalityId: string | null;
}

interface Putting {
  listId: string;
  school: ListedSchool;
  reason: string;
  appealId: string | null;
}

/** Puts a school on the list and keeps who decided it and why. @throws AppError CONFLICT when it is there. */
export async function putOn(
  tx: Tx,
  actor: Actor,
  { school, grounds, letterId, ...put }: Putting & { grounds: string; letterId: string | null },
): Promise<void> {
  const { count } = await tx.schoolListEntry.createMany({
    data: [
      {
        regionId: actor.regionId,
        municipalityId: school.municipalityId,
        schoolId: school.id,
        listId: put.listId,
        grounds,
        letterId,
        source: "manual",
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new AppError("CONFLICT", "Школа уже в этом перечне.", {
      fields: { schoolCode: "Школа уже в перечне" },
    });
  }
  await decide(tx, actor, { ...put, school, included: true });
}

/** Takes a school off the list and keeps who decided it and why; null when it was not there. */
export async function takeOff(tx: Tx, actor: Actor, put: Putting): Promise<{ grounds: string } | null> {
  const where = { listId_schoolId: { listId: put.listId, schoolId: put.school.id } };
  const entry = await tx.schoolListEntry.findUnique({ where, select: { grounds: true } });
  if (!entry) return null;
  await tx.schoolListEntry.delete({ where });
  await decide(tx, actor, { ...put, included: false });
  return entry;
}

async function decide(tx: Tx, actor: Actor, put: Putting & { included: boolean }): Promise<void> {
  await tx.listDecision.createMany({
    data: [
      {
        regionId: actor.regionId,
        municipalityId: put.school.municipalityId,
        schoolId: put.school.id,
        listId: put.listId,
        included: put.included,
        reason: put.reason,
        appealId: put.appealId,
        decidedAt: await portalNow(tx),
        decidedById: actor.userId,
        decidedByName: actor.userName,
      },
    ],
  });
}
