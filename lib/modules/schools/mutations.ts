import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { columnsOf, schoolOf, toFactsRow } from "@/lib/modules/schools/queries";
import { auditFacts, beginFacts } from "@/lib/modules/schools/records/mutations";
import { refuseAct, refuseDay, refuseOtherFacts } from "@/lib/modules/schools/policy";
import { changedFacts, rowOn } from "@/lib/modules/schools/rules";
import type { ChangeSchoolInput, CorrectSchoolInput } from "@/lib/modules/schools/schema";
import type { SchoolFactsRow } from "@/lib/modules/schools/types";

/** Facts of a school, newest first, locked until the end of the transaction. */
async function lockFacts(
  tx: Tx,
  schoolId: string,
): Promise<{ closedOn: string | null; rows: SchoolFactsRow[] }> {
  const [school] = await tx.$queryRaw<{ closedOn: Date | null }[]>`
    SELECT closed_on AS "closedOn" FROM organisations WHERE id = ${schoolId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.organisationAttributes.findMany({
    where: { organisationId: schoolId },
    orderBy: { validFrom: "desc" },
  });
  return { closedOn: school?.closedOn?.toISOString().slice(0, 10) ?? null, rows: rows.map(toFactsRow) };
}

const stale = () =>
  new AppError(
    "STALE",
    "Карточку школы изменили, пока вы её правили. Обновите страницу и внесите правку ещё раз.",
  );

const invalidDay = (message: string) => new AppError("INVALID", message, { fields: { validFrom: message } });

/**
 * Writes new facts of the school that hold from a day on; what held before stays in the history. A command; audits
 * `school.changed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT for a closed school, STALE when the facts typed over have changed meanwhile, INVALID
 * for a day on which other facts hold and when nothing differs.
 */
export async function changeSchool(ctx: TenantContext, input: ChangeSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  const { base, recordedAt, validFrom, basis, facts } = input;
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    const { closedOn, rows } = await lockFacts(tx, id);
    const refusal = refuseAct("change", { closedOn }, ctx.today);
    if (refusal) throw new AppError("CONFLICT", refusal);
    const there = rowOn(rows, ctx.today);
    if (there?.id !== base || there.recordedAt !== recordedAt) throw stale();
    const wrongDay = refuseDay({ closedOn }, validFrom) ?? refuseOtherFacts(there, validFrom);
    if (wrongDay) throw invalidDay(wrongDay);
    const changed = changedFacts(there.facts, facts);
    if (changed.length === 0) throw new AppError("INVALID", "Ничего не изменено: записывать нечего.");
    if (there.validFrom === validFrom)
      throw invalidDay("С этого дня сведения уже записаны. Укажите другой день или исправьте записанное.");
    await beginFacts(tx, actor, { schoolId: id, validFrom, facts, source: `внесено вручную: ${basis}` });
    await recordAudit(tx, actor, {
      event: "school.changed",
      subjectType: "school",
      subjectId: id,
      before: auditFacts(there.facts, changed),
      after: { ...auditFacts(facts, changed), validFrom, basis },
    });
  });
}

/**
 * Puts a mistake right in facts that were written: the days they hold stay. A command; audits `school.corrected`.
 *
 * @throws AppError NOT_FOUND, STALE when they have been corrected meanwhile, INVALID when nothing differs.
 */
export async function correctSchool(ctx: TenantContext, input: CorrectSchoolInput): Promise<void> {
  const { id } = schoolOf(ctx);
  const { base, recordedAt, reason, facts } = input;
  await withTenant(ctx, "school:edit", async (tx, actor) => {
    const { closedOn, rows } = await lockFacts(tx, id);
    const refusal = refuseAct("correct", { closedOn }, ctx.today);
    if (refusal) throw new AppError("CONFLICT", refusal);
    const row = rows.find((one) => one.id === base);
    if (row?.recordedAt !== recordedAt) throw stale();
    const changed = changedFacts(row.facts, facts);
    if (changed.length === 0) throw new AppError("INVALID", "Ничего не изменено: записывать нечего.");
    await tx.organisationAttributes.update({
      where: { id: base },
      data: {
        ...columnsOf(facts),
        source: `исправлено вручную: ${reason}`,
        recordedAt: await portalNow(tx),
        recordedByName: actor.userName,
      },
    });
    await recordAudit(tx, actor, {
      event: "school.corrected",
      subjectType: "school",
      subjectId: id,
      before: { ...auditFacts(row.facts, changed), source: row.source },
      after: { ...auditFacts(facts, changed), reason },
    });
  });
}
