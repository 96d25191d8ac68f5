import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { closeDraft, coverageOf, openDraft, type Draft } from "@/lib/modules/plans/drafts/mutations";
import { NO_VALUES } from "@/lib/modules/plans/import/changes/rules";
import { placeLines } from "@/lib/modules/plans/import/order/rules";
import { readImportDraft } from "@/lib/modules/plans/import/queries";
import { MOST_IMPORTED, type ApplyPlanImportInput } from "@/lib/modules/plans/import/schema";
import {
  addLines,
  removeLines,
  updateLines,
  type ChangedLine,
} from "@/lib/modules/plans/import/lines/mutations";
import type { ImportDraft, ImportedField, PlanImportReply } from "@/lib/modules/plans/import/types";
import { toStoredValues } from "@/lib/modules/plans/measures/fields/mutations";
import { fieldValues } from "@/lib/modules/plans/measures/fields/rules";
import { resolveSchoolRule } from "@/lib/modules/plans/measures/rules";
import type { MeasureFieldValues, MeasureRow } from "@/lib/modules/plans/measures/types";

/**
 * Applies a confirmed preview to the draft, all or nothing: adds, changes, moves and takes out lines as the editor does,
 * with the same history rows; a line keeps its lineage. The number of statements does not grow with the lines. A command;
 * audits `plan.imported`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the text is locked or is not the one of the preview, STALE when it changed
 * since, INVALID for a line, a track, an employee or a school that is not the plan's.
 */
export async function applyPlanImport(
  ctx: TenantContext,
  input: ApplyPlanImportInput,
): Promise<PlanImportReply> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:edit", async (tx, actor) => {
    const draft = await openDraft(tx, actor, ctx, { municipalityId, ...input });
    const { plan } = draft;
    if (input.editSeq !== plan.editSeq) {
      throw new AppError(
        "STALE",
        "План изменился с тех пор, как вы загрузили файл. Загрузите файл ещё раз: портал сравнит его с новым текстом.",
      );
    }
    const before = await readImportDraft(tx, plan.regionId, coverageOf(draft));
    const lines = requireLines(input, before);
    await requireValues(draft, input, before);
    const reply = await writeLines(draft, input, before, lines);
    await closeDraft(draft);
    await recordAudit(tx, actor, {
      event: "plan.imported",
      subjectType: "plan",
      subjectId: plan.planId,
      after: { year: plan.year, number: plan.number, fileName: input.fileName, ...reply },
    });
    return reply;
  });
}

/** The lines of the draft the file names, each once. */
function requireLines(
  input: ApplyPlanImportInput,
  { measures, removed }: ImportDraft,
): Map<string, MeasureRow> {
  const lines = new Map([...removed, ...measures].map((line) => [line.lineageId, line]));
  const named = [...input.rows.flatMap(({ lineageId }) => lineageId ?? []), ...input.remove];
  if (new Set(named).size < named.length || named.some((lineageId) => !lines.has(lineageId))) {
    throw new AppError("INVALID", "Среди строк есть та, которой нет в этом плане. Загрузите файл ещё раз.");
  }
  const nameless = input.rows.some(
    ({ lineageId, values }) =>
      (values.title ?? (lineageId ? lines.get(lineageId)?.title : ""))?.trim() === "",
  );
  if (nameless)
    throw new AppError("INVALID", "У одной из строк нет названия. Впишите его и загрузите файл ещё раз.");
  const added = input.rows.filter(({ lineageId }) => lineageId === null).length;
  if (measures.length + added - input.remove.length > MOST_IMPORTED) {
    throw new AppError(
      "INVALID",
      `В плане станет больше ${String(MOST_IMPORTED)} мероприятий: столько не бывает.`,
    );
  }
  return lines;
}

/** Everything the rows name is the authority's own. Statements do not grow with the rows. */
async function requireValues(
  draft: Draft,
  { rows }: ApplyPlanImportInput,
  before: ImportDraft,
): Promise<void> {
  const tracks = new Set(before.tracks.map(({ number }) => number));
  const foreign = rows.find(({ trackNumber }) => !tracks.has(trackNumber));
  if (foreign) throw new AppError("INVALID", `В плане нет раздела ${String(foreign.trackNumber)}.`);
  await toStoredValues(draft, {
    trackLines: [...new Set(rows.flatMap(({ values }) => values.trackLines ?? []))],
  });
  const people = new Set(before.people.map(({ id }) => id));
  const schools = new Set(before.schools.map(({ id }) => id));
  for (const { values } of rows) {
    const { responsible, schools: named } = values;
    if (responsible?.personId && !people.has(responsible.personId)) {
      throw new AppError(
        "INVALID",
        "Среди ответственных есть тот, кого нет среди сотрудников. Загрузите файл ещё раз.",
      );
    }
    if (named?.rule === "chosen" && named.schoolIds.some((id) => !schools.has(id))) {
      throw new AppError(
        "INVALID",
        "Среди школ есть школа не вашего муниципалитета. Загрузите файл ещё раз.",
      );
    }
  }
}

async function writeLines(
  draft: Draft,
  { rows, remove }: ApplyPlanImportInput,
  before: ImportDraft,
  lines: ReadonlyMap<string, MeasureRow>,
): Promise<PlanImportReply> {
  const out = new Set(remove);
  const back = new Set(before.removed.map(({ lineageId }) => lineageId));
  const standing = before.measures.filter(({ lineageId }) => !out.has(lineageId));
  const places = placeLines(standing, rows);
  const added: ChangedLine[] = [];
  const changed: ChangedLine[] = [];
  for (const [at, { lineageId, trackNumber, values: typed }] of rows.entries()) {
    const line = lineageId === null ? undefined : lines.get(lineageId);
    const stored = line ? fieldValues(line) : NO_VALUES;
    const values = { ...stored, ...withSchools(typed, before) };
    const place = { trackNumber, position: places[at] ?? line?.position ?? "" };
    if (!line) {
      added.push({ id: randomUUID(), ...place, values, schoolsChanged: true });
      continue;
    }
    const { id } = line;
    const fields = changedFields(stored, values);
    const moved = line.trackNumber !== trackNumber || places[at] !== null;
    const returns = back.has(line.lineageId);
    if (fields.length === 0 && !moved && !returns) continue;
    changed.push({ id, ...place, values, schoolsChanged: fields.includes("schools") });
    const history = (field: string, from: unknown, to: unknown) => {
      draft.changes.push({ subjectType: "measure", subjectId: id, field, before: from, after: to });
    };
    if (returns) history("removed", true, false);
    for (const field of fields) history(field, stored[field], values[field]);
    if (moved) history("place", { trackNumber: line.trackNumber, position: line.position }, place);
  }
  await addLines(draft, added);
  await updateLines(draft, changed);
  await removeLines(
    draft,
    remove.flatMap((lineageId) => lines.get(lineageId)?.id ?? []),
  );
  return { added: added.length, changed: changed.length, removed: remove.length };
}

function changedFields(stored: MeasureFieldValues, values: MeasureFieldValues): ImportedField[] {
  return (Object.keys(values) as (keyof MeasureFieldValues)[]).filter(
    (field): field is ImportedField =>
      field !== "deficitIds" &&
      field !== "libraryItemIds" &&
      !isDeepStrictEqual(stored[field], values[field]),
  );
}

/** Values with the schools a rule names now. */
function withSchools(
  values: Partial<MeasureFieldValues>,
  { schools }: ImportDraft,
): Partial<MeasureFieldValues> {
  if (!values.schools) return values;
  const { rule, schoolIds } = values.schools;
  return { ...values, schools: { rule, schoolIds: resolveSchoolRule(rule, schoolIds, schools) } };
}
