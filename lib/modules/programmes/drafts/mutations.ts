import type { OrganisationRef, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { ProgrammeKind } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { jsonColumn } from "@/lib/core/db/json";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import {
  applyChanges,
  isNote,
  readContent,
  readTarget,
  type AppliedChanges,
} from "@/lib/modules/programmes/fields/rules";
import { allowProgrammeAction, type ProgrammeFacts } from "@/lib/modules/programmes/policy";
import { factsOf, otherOpen, profileFactors, sectionsOf } from "@/lib/modules/programmes/queries";
import { programmeProblems } from "@/lib/modules/programmes/rules";
import type { SaveProgrammeInput } from "@/lib/modules/programmes/schema";
import type {
  FieldValues,
  ForeignChange,
  ProgrammeAction,
  ProgrammeContent,
  ProgrammeSaveReply,
  ProgrammeSection,
} from "@/lib/modules/programmes/types";
import { schoolOf } from "@/lib/modules/schools/queries";

type StoredText = Prisma.ProgrammeTextGetPayload<object>;

/** A text of a programme that is written or decided upon, locked until the end of the transaction. */
export interface HeldText {
  school: OrganisationRef;
  programmeId: string;
  kind: ProgrammeKind;
  year: number;
  text: StoredText;
  notes: FieldValues;
  content: ProgrammeContent;
  sections: ProgrammeSection[];
  facts: ProgrammeFacts;
  now: Date;
}

/**
 * Locks the programme and reads the text named: whoever writes, decides or reports of it waits here. Four statements.
 *
 * @throws AppError NOT_FOUND when the school has no such programme or no such text of it.
 */
export async function holdText(
  tx: Tx,
  ctx: TenantContext,
  { kind, year, number }: { kind: ProgrammeKind; year: number; number: number },
): Promise<HeldText> {
  const school = schoolOf(ctx);
  // The rows of texts: an authority decides about a text and may not change the programme itself.
  await tx.$queryRaw`
    SELECT t.id FROM programme_texts t JOIN programmes p ON p.id = t.programme_id
     WHERE p.school_id = ${school.id}::uuid AND p.kind = ${kind}::programme_kind AND p.year = ${year}
     ORDER BY t.number FOR NO KEY UPDATE OF t`;
  const programme = await tx.programme.findUnique({
    where: { schoolId_kind_year: { schoolId: school.id, kind, year } },
    include: { texts: true },
    relationLoadStrategy: "join",
  });
  const text = programme?.texts.find((one) => one.number === number);
  if (!programme || !text) throw notFoundError();
  const { sections } = sectionsOf(kind, await profileFactors(tx, school.id, year), text);
  const content = readContent(text.content as FieldValues);
  const facts = factsOf(ctx, {
    kind,
    year,
    text,
    openText: otherOpen(programme.texts, number),
    problems: programmeProblems(kind, content, sections).length,
    hasAuthority: school.municipalityId !== null,
  });
  return {
    ...{ school, programmeId: programme.id, kind, year, text, content, sections, facts },
    notes: programme.notes as FieldValues,
    now: await portalNow(tx),
  };
}

/** Throws the sentence of the policy where it refuses. */
export function requireProgrammeAction({ facts }: HeldText, action: ProgrammeAction): void {
  const allowance = allowProgrammeAction(action, facts);
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
}

/**
 * Saves fields of a programme one by one: what nobody else has touched is kept, whatever became of the others. Each kept
 * field is a row of the history. Idempotent: what is stored already is not written again; without changes it tells what
 * others changed. At most nine statements.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the text takes nothing any more.
 */
export async function saveProgramme(
  ctx: TenantContext,
  input: SaveProgrammeInput,
): Promise<ProgrammeSaveReply> {
  return withTenant(ctx, "programme:edit", async (tx, actor) => {
    const held = await holdText(tx, ctx, input);
    const { text, notes, facts, kind, year, now } = held;
    requireProgrammeAction(held, "note");
    const stored = { ...(text.content as FieldValues), ...notes };
    const done = applyChanges(kind, year, stored, input.changes, (target) => {
      const allowance = allowProgrammeAction(isNote(target) ? "note" : "edit", facts);
      return allowance.allowed ? null : allowance.reason;
    });
    const found =
      text.editSeq > input.seq || done.conflicts.length > 0
        ? await tx.programmeChange.findMany({
            where: {
              textId: text.id,
              OR: [{ seq: { gt: input.seq } }, { field: { in: done.conflicts.map(({ field }) => field) } }],
            },
            orderBy: { seq: "asc" },
          })
        : [];
    if (done.saved.length > 0) await keep(tx, held, done, actor.userName);
    return {
      seq: text.editSeq + done.saved.length,
      savedAt: now.toISOString(),
      others: found.filter(({ seq }) => seq > input.seq).map(toForeign),
      conflicts: done.conflicts.map(({ field, current }) => {
        const last = found.findLast((change) => change.field === field);
        return {
          field,
          value: current,
          changedBy: last?.changedByName ?? text.updatedByName,
          changedAt: (last?.changedAt ?? text.updatedAt).toISOString(),
        };
      }),
      refusals: done.refusals,
    };
  });
}

function toForeign(change: Prisma.ProgrammeChangeGetPayload<object>): ForeignChange {
  return {
    field: change.field,
    value: change.after,
    changedBy: change.changedByName,
    changedAt: change.changedAt.toISOString(),
  };
}

/** What one text may hold, as JSON: a programme of the portal is a twentieth of it. */
const LARGEST = 600_000;

async function keep(
  tx: Tx,
  { school, programmeId, kind, text, now }: HeldText,
  { values, saved }: AppliedChanges,
  by: string,
): Promise<void> {
  if (JSON.stringify(values).length > LARGEST)
    throw new AppError("INVALID", "В программе слишком много текста: сократите длинные разделы.");
  const [content, notes]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [field, value] of Object.entries(values)) {
    const target = readTarget(kind, field);
    if (value !== null && target) (isNote(target) ? notes : content)[field] = value;
  }
  const notesChanged = saved.some(({ field }) => isNoteField(kind, field));
  const textChanged = saved.some(({ field }) => !isNoteField(kind, field));
  if (notesChanged)
    await tx.programme.update({
      where: { id: programmeId },
      data: { notes: notes as Prisma.InputJsonObject },
      select: { id: true },
    });
  await tx.programmeText.update({
    where: { id: text.id },
    data: {
      ...(textChanged && { content: content as Prisma.InputJsonObject }),
      editSeq: text.editSeq + saved.length,
      updatedAt: now,
      updatedByName: by,
    },
    select: { id: true },
  });
  await tx.programmeChange.createMany({
    data: saved.map(({ field, before, value }, place) => ({
      regionId: school.regionId,
      schoolId: school.id,
      textId: text.id,
      seq: text.editSeq + place + 1,
      field,
      before: jsonColumn(before),
      after: jsonColumn(value),
      changedAt: now,
      changedByName: by,
    })),
  });
}

function isNoteField(kind: ProgrammeKind, field: string): boolean {
  const target = readTarget(kind, field);
  return target !== null && isNote(target);
}
