import { formatDecimal } from "@/lib/core/format/numbers";
import { formatDate, formatLongDate } from "@/lib/core/format/dates";
import { isFinished, measureCells } from "@/lib/modules/plans/execution/rules";
import { executionLabels, schoolRuleLabels } from "@/lib/modules/plans/measures/labels";
import type { MeasureRow, PlanSchool } from "@/lib/modules/plans/measures/types";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import { editionTitle } from "@/lib/modules/plans/labels";
import { fateText } from "@/lib/modules/plans/revisions/labels";
import type { PlanPrint, PlanPrintRow } from "@/lib/modules/plans/print/types";
import type { PersonOption, PlanDetails } from "@/lib/modules/plans/types";

/** Above this many schools a measure is told by its rule and a number: a cell of thirty names cannot be read. */
const MOST_NAMES = 8;

/** The plan worded for paper: the Word file and the printed page show the same. */
export function toPlanPrint(plan: PlanDetails): PlanPrint {
  const { version, texts, year } = plan;
  const approval =
    version.orderNumber && version.orderDate
      ? { orderNumber: version.orderNumber, orderDate: formatLongDate(version.orderDate) }
      : null;
  return {
    year,
    authorityName: plan.municipality.authorityName,
    edition: plan.beside.count > 1 ? editionTitle(version.number) : null,
    fate: fateText(version.state, plan.beside.replacedBy),
    approval,
    texts,
    indicators: plan.indicators.map(({ title, unit, baseline, target }) => ({
      title,
      unit,
      baseline: baseline === null ? "" : formatDecimal(baseline),
      target: target === null ? "" : formatDecimal(target),
    })),
    sections: plan.tracks.map(({ number, title }) => ({
      title: number === 0 ? `Раздел 0. ${title}` : `Трек ${String(number)}. ${title}`,
      rows: plan.measures
        .filter(({ trackNumber }) => trackNumber === number)
        .map((measure, index) => printRow(measure, `${String(number)}.${String(index + 1)}`, plan)),
    })),
  };
}

function printRow(measure: MeasureRow, number: string, plan: PlanDetails): PlanPrintRow {
  return {
    number,
    title: measure.title,
    period: formatPeriod(measure.period, plan.year),
    responsible: responsibleText(measure, plan.people),
    participants: participantsText(measure, plan.schools),
    expectedResult: measure.expectedResult,
    evidence: measure.evidence,
    execution: plan.version.orderNumber ? executionText(measure, plan.year) : "",
  };
}

/** «выполнено, 12.03.2027»; while something is left of many, how much is done. */
function executionText(measure: MeasureRow, year: number): string {
  const { state, on, done } = measure.execution;
  const total = measureCells(measure, year);
  if (!isFinished(state) && total > 1) return `выполнено ${String(done)}\u00a0из\u00a0${String(total)}`;
  return on ? `${executionLabels[state]}, ${formatDate(on)}` : executionLabels[state];
}

/** Who answers for a measure, in the words of the plan. */
export function responsibleText(
  measure: Pick<MeasureRow, "responsibleKind" | "responsibleText" | "personId">,
  people: readonly PersonOption[],
): string {
  const person = people.find(({ id }) => id === measure.personId);
  if (person) return `${person.name}, ${person.post}`;
  if (measure.responsibleText.trim()) return measure.responsibleText;
  return measure.responsibleKind === "participating_directors" ? "директора участвующих школ" : "";
}

/** Schools of a measure: by name while they are few, by rule and number when many. */
function participantsText(
  { schoolRule, schoolIds }: Pick<MeasureRow, "schoolRule" | "schoolIds">,
  schools: readonly PlanSchool[],
): string {
  if (schoolIds.length === 0) return "";
  if (schoolRule === "all") return `все ОО (${String(schoolIds.length)})`;
  const named = new Set(schoolIds);
  const names = schools.filter(({ id }) => named.has(id)).map(({ name }) => name);
  if (names.length <= MOST_NAMES || schoolRule === "chosen") return names.join(", ");
  return `${schoolRuleLabels[schoolRule]} (${String(schoolIds.length)})`;
}
