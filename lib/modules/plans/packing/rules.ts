import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import type { PlanDetails } from "@/lib/modules/plans/types";

/** Rows of one shape: their names once, then the values of each. */
interface Columns {
  names: readonly string[];
  rows: readonly (readonly unknown[])[];
}

type PackedPlan = Omit<PlanDetails, "measures" | "schools"> & {
  measures: Columns;
  executions: Columns;
  schools: Columns;
};

/**
 * A plan as one text for the page that shows it. The framework walks and writes every object of what a page is given,
 * twice over; a text it passes on whole. The names of 25 fields are said once instead of 150 times, and a school of the
 * plan is named by its place among the plan's schools.
 */
export function packPlan(plan: PlanDetails): string {
  const place = new Map(plan.schools.map(({ id }, at) => [id, at]));
  const lines = plan.measures.map(({ execution: _, schoolIds, ...line }) => ({
    ...line,
    schoolIds: schoolIds.map((id) => place.get(id) ?? id),
  }));
  const packed: PackedPlan = {
    ...plan,
    measures: toColumns(lines),
    executions: toColumns(plan.measures.map(({ execution }) => execution)),
    schools: toColumns(plan.schools),
  };
  return JSON.stringify(packed);
}

/** The plan of a packed text. */
export function unpackPlan(text: string): PlanDetails {
  // Written by packPlan of the same build, in this shape.
  const { executions, ...packed } = JSON.parse(text) as PackedPlan;
  const schools = fromColumns(packed.schools) as unknown as PlanDetails["schools"];
  const marks = fromColumns(executions) as unknown as MeasureRow["execution"][];
  const lines = fromColumns(packed.measures) as unknown as (Omit<MeasureRow, "schoolIds"> & {
    schoolIds: (string | number)[];
  })[];
  return {
    ...packed,
    schools,
    measures: lines.map((line, at) => ({
      ...line,
      schoolIds: line.schoolIds.map((id) => (typeof id === "number" ? (schools[id]?.id ?? "") : id)),
      execution: marks[at] ?? line.execution,
    })),
  };
}

function toColumns(rows: readonly object[]): Columns {
  const names = Object.keys(rows[0] ?? {});
  return { names, rows: rows.map((row) => names.map((name) => (row as Record<string, unknown>)[name])) };
}

function fromColumns({ names, rows }: Columns): Record<string, unknown>[] {
  return rows.map((values) => Object.fromEntries(names.map((name, at) => [name, values[at]])));
}
