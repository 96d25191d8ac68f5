import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { formatDate } from "@/lib/core/format/dates";
import { isoDay } from "@/lib/core/format/zone";
import { refuseAct, refuseDay, refuseOrigin, refuseSuccessor } from "@/lib/modules/schools/policy";
import { schoolOf } from "@/lib/modules/schools/queries";
import type {
  CloseSchoolInput,
  MergeSchoolInput,
  MoveSchoolInput,
  SplitSchoolInput,
} from "@/lib/modules/schools/schema";
import type { SchoolAct } from "@/lib/modules/schools/types";

/**
 * A school held until the end of the transaction, and with it the other one of the act, by its code: both in one order, so
 * that two schools are not closed into each other at the same moment.
 */
async function lockSchool(tx: Tx, { regionId }: Actor, id: string, other: string | null = null) {
  await tx.$queryRaw`
    SELECT id FROM organisations WHERE id = ${id}::uuid
        OR (region_id = ${regionId}::uuid AND kind = 'school' AND code = ${other})
     ORDER BY id FOR NO KEY UPDATE`;
  const school = await tx.organisation.findFirst({
    where: { id, kind: "school" },
    select: { id: true, closedOn: true },
  });
  if (!school) throw notFoundError();
  return { id, closedOn: isoDay(school.closedOn) };
}

/** @throws AppError CONFLICT for what may not be written of the school, INVALID for a day on which it does not work. */
function requireAct(
  { today }: TenantContext,
  act: SchoolAct,
  school: { closedOn: string | null },
  day: { field: string; on: string },
): void {
  const refusal = refuseAct(act, school, today);
  if (refusal) throw new AppError("CONFLICT", refusal);
  const wrongDay = refuseDay(school, day.on);
  if (wrongDay) throw invalid(day.field, wrongDay);
}

/**
 * Closes a school from a day: it leaves plans and lists as «выбыла», its history stays, nothing is asked of it any more.
 * A command; audits `school.closed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when its closing is written already.
 */
export async function closeSchool(ctx: TenantContext, { closedOn, reason }: CloseSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    requireAct(ctx, "close", await lockSchool(tx, actor, id), { field: "closedOn", on: closedOn });
    await close(tx, id, closedOn, reason);
    await recordAudit(tx, actor, {
      event: "school.closed",
      subjectType: "school",
      subjectId: id,
      after: { closedOn, reason },
    });
  });
}

async function close(tx: Tx, id: string, closedOn: string, closedReason: string): Promise<void> {
  await tx.organisation.update({ where: { id }, data: { closedOn: new Date(closedOn), closedReason } });
}

interface OtherSchool {
  code: string;
  field: "successor" | "predecessor";
  refuse: (other: { closedOn: string | null }) => string | null;
}

/** The school of a typed code. @throws AppError INVALID for no such school, the same one, or one that is refused. */
async function otherSchool(
  tx: Tx,
  actor: Actor,
  own: { id: string },
  { code, field, refuse }: OtherSchool,
): Promise<{ id: string }> {
  const other = await tx.organisation.findFirst({
    where: { regionId: actor.regionId, kind: "school", code },
    select: { id: true, closedOn: true },
  });
  if (!other) throw invalid(field, "Школы с таким кодом в регионе нет. Проверьте код школы.");
  if (other.id === own.id) throw invalid(field, "Это код этой же школы. Проверьте код школы.");
  const refusal = refuse({ closedOn: isoDay(other.closedOn) });
  if (refusal) throw invalid(field, refusal);
  return other;
}

async function requireNoSuccession(tx: Tx, predecessorId: string, successorId: string): Promise<void> {
  const pair = [predecessorId, successorId];
  const there = await tx.schoolSuccession.count({
    where: { predecessorId: { in: pair }, successorId: { in: pair } },
  });
  if (there > 0) throw new AppError("CONFLICT", "Преемство этих школ уже записано.");
}

/**
 * The school ends on a day and goes on as another one, which inherits its history of lists. A command; audits
 * `school.merged`.
 *
 * @throws AppError NOT_FOUND, INVALID for the other school or one that does not work on that day, CONFLICT when the closing
 * of the school is written already.
 */
export async function mergeSchool(ctx: TenantContext, input: MergeSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  const { successor: code, kind, onDate, basis } = input;
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    const school = await lockSchool(tx, actor, id, code);
    requireAct(ctx, "merge", school, { field: "onDate", on: onDate });
    const successor = await otherSchool(tx, actor, school, {
      code,
      field: "successor",
      refuse: (other) => refuseSuccessor(other, onDate),
    });
    await requireNoSuccession(tx, id, successor.id);
    await tx.schoolSuccession.create({
      data: {
        regionId: actor.regionId,
        predecessorId: id,
        successorId: successor.id,
        kind,
        onDate: new Date(onDate),
        basis,
      },
    });
    // The name of the successor is told by the succession, to whoever may see that school.
    await close(tx, id, onDate, basis);
    await recordAudit(tx, actor, {
      event: "school.merged",
      subjectType: "school",
      subjectId: id,
      after: { successor: code, kind, onDate, basis },
    });
  });
}

/**
 * The school was parted on a day from another one, which goes on: it inherits the history of that one up to then. A
 * command; audits `school.split`.
 *
 * @throws AppError NOT_FOUND, INVALID for the other school or a day on which one of them does not work, CONFLICT when it is
 * written already.
 */
export async function splitSchool(ctx: TenantContext, input: SplitSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  const { predecessor: code, onDate, basis } = input;
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    const school = await lockSchool(tx, actor, id, code);
    requireAct(ctx, "split", school, { field: "onDate", on: onDate });
    const predecessor = await otherSchool(tx, actor, school, {
      code,
      field: "predecessor",
      refuse: (other) => refuseOrigin(other, onDate),
    });
    await requireNoSuccession(tx, predecessor.id, id);
    await tx.schoolSuccession.create({
      data: {
        regionId: actor.regionId,
        predecessorId: predecessor.id,
        successorId: id,
        kind: "split",
        onDate: new Date(onDate),
        basis,
      },
    });
    await recordAudit(tx, actor, {
      event: "school.split",
      subjectType: "school",
      subjectId: id,
      after: { predecessor: code, onDate, basis },
    });
  });
}

/**
 * From a day on the school answers to another authority, or to the region directly. What the old authority wrote about
 * it stays with the old one. The tree follows on that day, at once when it has come. A command; audits `school.moved`.
 *
 * @throws AppError NOT_FOUND, INVALID for the authority or the day, CONFLICT for a closed school and for an authority it
 * answered to before.
 */
export async function moveSchool(ctx: TenantContext, input: MoveSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  const { authority: code, onDate, basis } = input;
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    requireAct(ctx, "move", await lockSchool(tx, actor, id), { field: "onDate", on: onDate });
    const authority = code === "" ? null : await findAuthority(tx, actor, code);
    const rows = await tx.schoolAffiliation.findMany({
      where: { schoolId: id },
      orderBy: { validFrom: "desc" },
    });
    const [last] = rows;
    const open = last?.validTo === null ? last : undefined;
    if ((open?.municipalityId ?? null) === (authority?.id ?? null)) {
      throw invalid("authority", "Школа и так относится к нему. Выберите другое.");
    }
    const from = new Date(onDate);
    if (last && from <= (last.validTo ?? last.validFrom)) {
      const since = formatDate((last.validTo ?? last.validFrom).toISOString().slice(0, 10));
      throw invalid("onDate", `Укажите день позже ${since}: тогда подчинение менялось в последний раз.`);
    }
    if (rows.some(({ municipalityId }) => municipalityId === authority?.id)) {
      throw new AppError(
        "CONFLICT",
        "Школа уже относилась к этому МОУО. Возвращение записывает администратор системы: обратитесь к нему.",
      );
    }
    if (open) await tx.schoolAffiliation.update({ where: { id: open.id }, data: { validTo: from } });
    if (authority) {
      await tx.schoolAffiliation.create({
        data: { regionId: actor.regionId, municipalityId: authority.id, schoolId: id, validFrom: from },
      });
    }
    await recordAudit(tx, actor, {
      event: "school.moved",
      subjectType: "school",
      subjectId: id,
      before: { municipalityId: open?.municipalityId ?? null },
      after: { municipalityId: authority?.id ?? null, onDate, basis },
    });
  });
}

async function findAuthority(tx: Tx, actor: Actor, code: string): Promise<{ id: string }> {
  const found = await tx.organisation.findFirst({
    where: { regionId: actor.regionId, kind: "municipality", code },
    select: { id: true },
  });
  if (!found) throw invalid("authority", "Выберите МОУО из списка.");
  return found;
}

function invalid(field: string, message: string): AppError {
  return new AppError("INVALID", message, { fields: { [field]: message } });
}
