import { createHash } from "node:crypto";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { canonicalJson } from "@/lib/core/format/canonical-json";
import type { Cell, Outcome } from "@/lib/modules/methodologies/types";
import { readSettings } from "@/lib/modules/methodologies/verdicts/queries";
import { type StoredSchool, verdictInputs } from "@/lib/modules/methodologies/verdicts/rules";
import type { RunSettings, VerdictInputs } from "@/lib/modules/methodologies/verdicts/types";

/** A school as a run computes it. */
export interface RunSchool {
  schoolId: string;
  municipalityId: string | null;
  inputs: VerdictInputs;
}

export interface RunWork {
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  year: number;
  settings: RunSettings;
  schools: RunSchool[];
}

/**
 * What a run computes from: every open school of the region with its results in force, read in one statement, so that
 * no verdict mixes two states of the data. Four statements.
 *
 * @throws AppError NOT_FOUND.
 */
export async function readRunWork(ctx: TenantContext, runId: string): Promise<RunWork> {
  return withTenant(ctx, "methodology:edit", async (tx, { regionId }) => {
    const run = await tx.verdictRun.findFirst({
      where: { id: runId, regionId },
      select: { state: true, year: true, rule: true, basisListId: true },
    });
    if (!run) throw notFoundError();
    const settings = readSettings(run.rule);
    const { year, basisListId } = run;
    const schools = await readSchools(tx, { regionId, year, today: ctx.today, settings, basisListId });
    return { state: run.state, year, settings, schools };
  });
}

export interface FactsAsked {
  regionId: string;
  year: number;
  today: string;
  settings: RunSettings;
  basisListId: string | null;
}

type StoredState = "value" | "not_applicable" | "missing";

interface Row {
  schoolId: string;
  municipalityId: string | null;
  levels: StoredSchool["levels"] | null;
  /** [code, year, state, below, participants] */
  results: [string, number, StoredState, number | null, number | null][] | null;
}

/**
 * Inputs of the verdicts of every open school. With retakes counted, what was not retaken counts as it was: the ВПР has no
 * retakes. Three statements, two without a base list.
 */
export async function readSchools(tx: Tx, asked: FactsAsked): Promise<RunSchool[]> {
  const { regionId, year, today, settings, basisListId } = asked;
  const { rule } = settings;
  const years = Array.from({ length: rule.yearsWindow }, (_, back) => year - back);
  const indicators = await tx.resultIndicator.findMany({
    where: { regionId, code: { in: rule.indicators } },
    select: { code: true, grade: true },
  });
  const base = await readBase(tx, regionId, basisListId);
  const rows = await tx.$queryRaw<Row[]>`
    WITH found AS (
      SELECT r.school_id, jsonb_agg(jsonb_build_array(i.code, r.year, r.state, r.below_min, r.participants)) AS results
        FROM assessment_results r JOIN result_indicators i ON i.id = r.indicator_id
       WHERE r.region_id = ${regionId}::uuid AND r.year = ANY (${years}::int[]) AND r.superseded_at IS NULL
         AND i.code = ANY (${rule.indicators}::text[])
         AND (r.attempt = ${rule.low.attempt}::result_attempt
           OR (r.attempt = 'first' AND NOT EXISTS (
             SELECT FROM assessment_results f
              WHERE f.school_id = r.school_id AND f.year = r.year AND f.indicator_id = r.indicator_id
                AND f.attempt = 'final' AND f.superseded_at IS NULL)))
       GROUP BY r.school_id)
    SELECT o.id AS "schoolId", o.municipality_id AS "municipalityId", f.results,
           (SELECT to_jsonb(a.education_levels) FROM organisation_attributes a
             WHERE a.organisation_id = o.id AND a.valid_from <= ${today}::date
               AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)) AS levels
      FROM organisations o LEFT JOIN found f ON f.school_id = o.id
     WHERE o.region_id = ${regionId}::uuid AND o.kind = 'school'
       AND (o.closed_on IS NULL OR o.closed_on > ${today}::date)
     ORDER BY o.id`;
  return rows.map(({ schoolId, municipalityId, levels, results }) => {
    const stored: StoredSchool = {
      levels: levels ?? [],
      results: (results ?? []).map(([code, of, state, below, participants]) => ({
        code,
        back: year - of,
        cell: cellOf(state, below, participants),
      })),
    };
    return {
      schoolId,
      municipalityId,
      inputs: verdictInputs(
        settings,
        indicators,
        stored,
        base === null ? null : (base.get(schoolId) ?? "not_identified"),
      ),
    };
  });
}

function cellOf(state: StoredState, below: number | null, participants: number | null): Cell {
  if (state === "missing") return "missing";
  return state === "value" && below !== null && participants !== null
    ? [below, participants]
    : "not_applicable";
}

/**
 * What the base list says of schools: on it, or, where it was computed and the school is not on it, that no verdict was
 * given. Null without a list.
 */
async function readBase(
  tx: Tx,
  regionId: string,
  listId: string | null,
): Promise<Map<string, Outcome> | null> {
  if (listId === null) return null;
  const rows = await tx.$queryRaw<{ schoolId: string; outcome: Outcome }[]>`
    SELECT e.school_id AS "schoolId", 'identified' AS outcome
      FROM school_list_entries e WHERE e.list_id = ${listId}::uuid AND e.region_id = ${regionId}::uuid
    UNION ALL
    SELECT v.school_id, v.outcome::text
      FROM school_lists l JOIN verdicts v ON v.run_id = l.run_id
     WHERE l.id = ${listId}::uuid AND l.region_id = ${regionId}::uuid
       AND v.outcome IN ('insufficient_data', 'manual_review')
       AND NOT EXISTS (SELECT FROM school_list_entries e WHERE e.list_id = l.id AND e.school_id = v.school_id)
       AND NOT EXISTS (SELECT FROM list_decisions d WHERE d.list_id = l.id AND d.school_id = v.school_id)`;
  return new Map(rows.map(({ schoolId, outcome }) => [schoolId, outcome]));
}

/** What the checksum covers of each verdict. */
export interface SealedVerdict {
  schoolId: string;
  inputs: VerdictInputs;
  outcome: Outcome;
  index: string | null;
}

/** SHA-256 over the year, the rule, the inputs and the verdicts, schools in the order of their ids. */
export function sealVerdicts(
  year: number,
  settings: RunSettings,
  verdicts: readonly SealedVerdict[],
): Buffer {
  const hash = createHash("sha256");
  hash.update(canonicalJson({ year, settings }));
  const sorted = [...verdicts].sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1));
  for (const { schoolId, inputs, outcome, index } of sorted) {
    hash.update(canonicalJson({ schoolId, inputs, outcome, index }));
  }
  return hash.digest();
}
