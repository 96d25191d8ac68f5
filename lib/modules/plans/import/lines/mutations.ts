import { randomUUID } from "node:crypto";

import { jsonColumn } from "@/lib/core/db/json";
import type { Draft } from "@/lib/modules/plans/drafts/mutations";
import type { MeasureFieldValues } from "@/lib/modules/plans/measures/types";

/** A line of the draft with everything a table carries, checked. */
export interface ChangedLine {
  /** Of the measure. */
  id: string;
  trackNumber: number;
  position: string;
  values: MeasureFieldValues;
  schoolsChanged: boolean;
}

/** Adds lines of new lineages to a draft, with their history. Three statements. */
export async function addLines(
  { tx, plan, actor, mark, changes }: Draft,
  lines: readonly ChangedLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const tenant = { regionId: plan.regionId, municipalityId: plan.municipalityId };
  const rows = lines.map((line) => ({ ...line, lineageId: randomUUID() }));
  await tx.measureLineage.createMany({
    data: rows.map(({ lineageId }) => ({ id: lineageId, ...tenant, planId: plan.planId })),
  });
  await tx.planMeasure.createMany({
    data: rows.map(({ id, lineageId, trackNumber, position, values }) => ({
      id,
      ...tenant,
      planVersionId: plan.id,
      lineageId,
      trackNumber,
      position,
      title: values.title,
      period: jsonColumn(values.period),
      responsibleKind: values.responsible.kind,
      responsibleText: values.responsible.text,
      personId: values.responsible.personId,
      schoolRule: values.schools.rule,
      expectedResult: values.expectedResult,
      evidence: values.evidence,
      note: values.note,
      trackLines: values.trackLines,
      updatedById: actor.userId,
      ...mark,
    })),
  });
  await tx.measureSchool.createMany({ data: schoolRows(tenant, lines) });
  for (const { id, trackNumber, values } of lines) {
    const { deficitIds: _deficits, libraryItemIds: _library, ...carried } = values;
    const after = { trackNumber, ...carried };
    changes.push({ subjectType: "measure", subjectId: id, field: "added", before: null, after });
  }
}

/**
 * Writes lines of the draft anew, those taken out come back. Three statements. One typed statement for all rows: a plan
 * of five hundred lines would cost five hundred updates.
 */
export async function updateLines(
  { tx, plan, actor, mark }: Draft,
  lines: readonly ChangedLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ id, trackNumber, position, values }) => ({
    id,
    track_number: trackNumber,
    position,
    title: values.title,
    period: values.period,
    responsible_kind: values.responsible.kind,
    responsible_text: values.responsible.text,
    person_id: values.responsible.personId,
    school_rule: values.schools.rule,
    expected_result: values.expectedResult,
    evidence: values.evidence,
    note: values.note,
    track_lines: values.trackLines,
  }));
  await tx.$executeRaw`
    UPDATE plan_measures m
       SET track_number = c.track_number, position = c.position, title = c.title, period = c.period,
           responsible_kind = c.responsible_kind::responsible_kind, responsible_text = c.responsible_text,
           person_id = c.person_id, school_rule = c.school_rule::school_rule, expected_result = c.expected_result,
           evidence = c.evidence, note = c.note, track_lines = c.track_lines, removed_at = NULL,
           changed_seq = ${mark.changedSeq}, updated_at = ${mark.updatedAt}, updated_by_id = ${actor.userId}::uuid,
           updated_by_name = ${mark.updatedByName}, version = m.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(
             id uuid, track_number int, position text, title text, period jsonb, responsible_kind text,
             responsible_text text, person_id uuid, school_rule text, expected_result text, evidence text,
             note text, track_lines int[])
     WHERE m.id = c.id AND m.plan_version_id = ${plan.id}::uuid`;
  const moved = lines.filter(({ schoolsChanged }) => schoolsChanged);
  if (moved.length === 0) return;
  await tx.measureSchool.deleteMany({ where: { measureId: { in: moved.map(({ id }) => id) } } });
  const tenant = { regionId: plan.regionId, municipalityId: plan.municipalityId };
  await tx.measureSchool.createMany({ data: schoolRows(tenant, moved) });
}

/** Takes lines out of the draft, with their history; the editor can put them back. One statement. */
export async function removeLines(
  { tx, plan, actor, mark, changes }: Draft,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.planMeasure.updateMany({
    where: { id: { in: [...ids] }, planVersionId: plan.id, removedAt: null },
    data: { removedAt: plan.now, ...mark, updatedById: actor.userId, version: { increment: 1 } },
  });
  for (const id of ids) {
    changes.push({ subjectType: "measure", subjectId: id, field: "removed", before: false, after: true });
  }
}

function schoolRows(tenant: { regionId: string; municipalityId: string }, lines: readonly ChangedLine[]) {
  return lines.flatMap(({ id, values }) =>
    values.schools.schoolIds.map((schoolId) => ({ ...tenant, measureId: id, schoolId })),
  );
}
