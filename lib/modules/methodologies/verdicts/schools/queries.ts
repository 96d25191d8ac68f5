import type { Tx } from "@/lib/core/db/client";
import { explain } from "@/lib/modules/methodologies/explanations/rules";
import { readExplanation, readInputs, readSettings } from "@/lib/modules/methodologies/verdicts/queries";
import type { SchoolVerdict } from "@/lib/modules/methodologies/verdicts/types";
import { listIndicators } from "@/lib/modules/methodologies/versions/queries";

/**
 * Verdicts on one school by the runs published lists rest on, in words, newest list first; also where the school is not on
 * the list. One statement, two where there is a verdict; inside a unit of work that has begun.
 */
export async function listSchoolVerdicts(
  tx: Tx,
  { regionId, schoolId }: { regionId: string; schoolId: string },
): Promise<SchoolVerdict[]> {
  const stored = await tx.verdict.findMany({
    where: { regionId, schoolId, run: { lists: { some: { state: "published" } } } },
    select: {
      outcome: true,
      index: true,
      explanation: true,
      inputs: true,
      run: {
        select: {
          year: true,
          rule: true,
          lists: { where: { state: "published" }, select: { kind: true, listYear: true, number: true } },
        },
      },
    },
    relationLoadStrategy: "join",
  });
  if (stored.length === 0) return [];
  const indicators = await listIndicators(tx, regionId);
  const titles = Object.fromEntries(indicators.map(({ code, title }) => [code, title]));
  return stored
    .flatMap(({ outcome, index, explanation, inputs, run }) => {
      const text = explain({
        rule: readSettings(run.rule).rule,
        year: run.year,
        facts: readInputs(inputs),
        evaluation: { outcome, index, explanation: readExplanation(explanation) },
        titles,
      });
      return run.lists.map((list): SchoolVerdict => ({ list, outcome, text }));
    })
    .sort(
      (one, other) =>
        other.list.listYear - one.list.listYear ||
        one.list.kind.localeCompare(other.list.kind) ||
        other.list.number - one.list.number,
    );
}
