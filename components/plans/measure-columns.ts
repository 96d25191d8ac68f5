import { plural } from "@/lib/core/format/words";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { schoolRuleLabels } from "@/lib/modules/plans/measures/labels";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import type { PlanDetails } from "@/lib/modules/plans/types";
import type { FieldProblem } from "./editor-state";
import type { MeasureColumn } from "./grid-focus";

const NAMES_SHOWN = 2;

/** What a cell says: the text typed and not understood comes before the value it was to replace. */
export function describeCell(
  row: MeasureRow,
  column: MeasureColumn,
  plan: PlanDetails,
  problem?: FieldProblem,
): string {
  const typed = problem && "typed" in problem.edit ? problem.edit.typed : undefined;
  if (typed !== undefined) return typed;
  switch (column) {
    case "period":
      return formatPeriod(row.period, plan.year);
    case "responsible":
      return describeResponsible(row);
    case "schools":
      return describeSchools(row, plan);
    case "title":
    case "expectedResult":
    case "evidence":
      return row[column];
  }
}

export function describeResponsible(row: Pick<MeasureRow, "responsibleKind" | "responsibleText">): string {
  if (row.responsibleText) return row.responsibleText;
  return row.responsibleKind === "participating_directors" ? "директора участвующих школ" : "";
}

/** The rule with the number of its schools, or the names when there are few. */
function describeSchools(
  row: Pick<MeasureRow, "schoolRule" | "schoolIds">,
  plan: Pick<PlanDetails, "schools">,
): string {
  const count = row.schoolIds.length;
  if (row.schoolRule === "none") return "";
  if (row.schoolRule !== "chosen") {
    return `${schoolRuleLabels[row.schoolRule]} (${plural(count, "школа", "школы", "школ").replace(" ", "\u00a0")})`;
  }
  const names = plan.schools
    .filter((school) => row.schoolIds.includes(school.id))
    .map((school) => school.name);
  if (names.length <= NAMES_SHOWN) return names.join(", ");
  const rest = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join(", ")} и ещё ${String(rest)}`;
}
