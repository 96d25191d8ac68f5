import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { formatDate } from "@/lib/core/format/dates";
import { schoolOf } from "@/lib/modules/schools/queries";
import type {
  CloseSchoolInput,
  MergeSchoolInput,
  MoveSchoolInput,
  SplitSchoolInput,
} from "@/lib/modules/schools/schema";

async function lockSchool(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM organisations WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const school = await tx.organisation.findFirst({
    where: { id, kind: "school" },
    select: { id: true, code: true, shortName: true, closedOn: true },
  });
  if (!school) throw notFoundError();
  return school;
}

function requireOpen({ closedOn }: { closedOn: Date | null }): void {
  if (!closedOn) return;
  const day = formatDate(closedOn.toISOString().slice(0, 10));
  throw new AppError("CONFLICT", `Школа закрыта с ${day}: это уже записано.`);
}

/**
 * Closes a school from a day: it leaves plans and lists as «выбыла», its history stays, nothing is asked of it any more.
 * A command; audits `school.closed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is closed already.
 */
export async function closeSchool(ctx: TenantContext, { closedOn, reason }: CloseSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    requireOpen(await lockSchool(tx, id));
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

async function otherSchool(tx: Tx, actor: Actor, own: { id: string }, code: string, field: string) {
  const other = await tx.organisation.findFirst({
    where: { regionId: actor.regionId, kind: "school", code },
    select: { id: true, shortName: true },
  });
  const message = !other
    ? "Такой школы в регионе нет. Выберите школу из списка."
    : other.id === own.id
      ? "Это та же самая школа. Выберите другую."
      : null;
  if (!other || message) throw new AppError("INVALID", message ?? "", { fields: { [field]: message ?? "" } });
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
 * @throws AppError NOT_FOUND, INVALID for the other school, CONFLICT when the school is closed already.
 */
export async function mergeSchool(ctx: TenantContext, input: MergeSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  const { successor: code, kind, onDate, basis } = input;
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    const school = await lockSchool(tx, id);
    requireOpen(school);
    const successor = await otherSchool(tx, actor, school, code, "successor");
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
    const word = kind === "merged" ? "присоединена к школе" : "преобразована в школу";
    await close(tx, id, onDate, `${word} «${successor.shortName}»: ${basis}`);
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
 * @throws AppError NOT_FOUND, INVALID for the other school, CONFLICT when it is written already.
 */
export async function splitSchool(ctx: TenantContext, input: SplitSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  const { predecessor: code, onDate, basis } = input;
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    const school = await lockSchool(tx, id);
    const predecessor = await otherSchool(tx, actor, school, code, "predecessor");
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
    requireOpen(await lockSchool(tx, id));
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
