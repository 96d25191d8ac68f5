import type { Tx } from "@/lib/core/db/client";
import type { ResultAttempt, ResultSitting, ResultSource } from "@/lib/core/db/enums";
import type { ResultFigures } from "@/lib/modules/results/types";

/** A result of a school as it is written. */
export interface WrittenResult extends ResultFigures {
  schoolId: string;
  /** The authority the school answers to; null where it answers to the region. */
  municipalityId: string | null;
  indicatorId: string;
  /** Id of the result in force that it replaces; null where there is none. */
  replaces: string | null;
  /** The accepted form that tells it. */
  submissionId?: string;
}

/** What the rows written together share. */
export interface ResultsOrigin {
  regionId: string;
  year: number;
  attempt: ResultAttempt;
  sitting: ResultSitting;
  sourceKind: ResultSource;
  /** In words: the file and its date, or why it was typed by hand. */
  source: string;
  importId: string | null;
  at: Date;
  byId: string | null;
  byName: string;
}

/** Results of a year of the region are written by one at a time: typing, marking and a whole file. One statement. */
export async function lockResults(tx: Tx, regionId: string, year: number): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`results:${regionId}:${String(year)}`}, 0))`;
}

/**
 * Puts results in force. What they replace is superseded and stays readable; a mark of doubt goes on with the figures
 * that come. Two statements, however many rows, both by key: a table that grows in the same transaction has no
 * statistics to plan by. Call it under `lockResults`.
 */
export async function writeResults(
  tx: Tx,
  origin: ResultsOrigin,
  rows: readonly WrittenResult[],
): Promise<void> {
  if (rows.length === 0) return;
  const { regionId, year, attempt, sitting, sourceKind, source, importId, at, byId, byName } = origin;
  const replaced = rows.flatMap(({ replaces }) => replaces ?? []);
  if (replaced.length > 0) {
    const count = await tx.$executeRaw`
      UPDATE assessment_results SET superseded_at = ${at} WHERE id = ANY (${replaced}::uuid[]) AND superseded_at IS NULL`;
    if (count !== replaced.length) throw new Error("A result to be replaced is not in force");
  }
  const incoming = JSON.stringify(
    rows.map((row) => ({
      s: row.schoolId,
      m: row.municipalityId,
      i: row.indicatorId,
      o: row.replaces,
      t: row.state,
      e: row.enrolled,
      p: row.participants,
      b: row.belowMin,
      f: row.submissionId ?? null,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO assessment_results (region_id, municipality_id, school_id, indicator_id, year, attempt, sitting, state,
           enrolled, participants, below_min, source_kind, source, import_id, submission_id, loaded_at, loaded_by_id,
           loaded_by_name, objectivity_flag, objectivity_note, objectivity_at, objectivity_by_name)
    SELECT ${regionId}::uuid, n.m, n.s, n.i, ${year}, ${attempt}::result_attempt, ${sitting}::result_sitting,
           n.t::result_state, n.e, n.p, n.b, ${sourceKind}::result_source, ${source}, ${importId}::uuid, n.f, ${at},
           ${byId}::uuid, ${byName},
           coalesce(old.objectivity_flag, false), old.objectivity_note, old.objectivity_at, old.objectivity_by_name
      FROM jsonb_to_recordset(${incoming}::jsonb) AS n (s uuid, m uuid, i uuid, o uuid, t text, e int, p int, b int, f uuid)
      LEFT JOIN assessment_results old ON old.id = n.o`;
}

/**
 * Puts somebody's word on the objectivity of a result beside its figures: the row is replaced by one with the same
 * figures and the same origin. False when it is not in force any more. Two statements.
 */
export async function writeDoubt(
  tx: Tx,
  id: string,
  { doubted, note, at, byName }: { doubted: boolean; note: string; at: Date; byName: string },
): Promise<boolean> {
  const superseded = await tx.$executeRaw`
    UPDATE assessment_results SET superseded_at = ${at} WHERE id = ${id}::uuid AND superseded_at IS NULL`;
  if (superseded === 0) return false;
  await tx.$executeRaw`
    INSERT INTO assessment_results (region_id, municipality_id, school_id, indicator_id, year, attempt, sitting, state,
           enrolled, participants, below_min, mean_score, source_kind, source, import_id, submission_id, loaded_at, loaded_by_id,
           loaded_by_name, objectivity_flag, objectivity_note, objectivity_at, objectivity_by_name)
    SELECT region_id, municipality_id, school_id, indicator_id, year, attempt, sitting, state,
           enrolled, participants, below_min, mean_score, source_kind, source, import_id, submission_id, loaded_at, loaded_by_id,
           loaded_by_name, ${doubted}, ${note}, ${at}, ${byName}
      FROM assessment_results WHERE id = ${id}::uuid`;
  return true;
}

/**
 * Takes out of force what accepted forms told before and tell no longer; it stays readable. One statement. Call it under
 * `lockResults`.
 */
export async function withdrawResults(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE assessment_results SET superseded_at = ${at} WHERE id = ANY (${ids}::uuid[]) AND superseded_at IS NULL`;
}
