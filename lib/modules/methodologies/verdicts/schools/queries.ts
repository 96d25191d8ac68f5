import type { Tx } from "@/lib/core/db/client";
import { explain } from "@/lib/modules/methodologies/explanations/rules";
import {
  indicatorTitles,
  readExplanation,
  readInputs,
  readSettings,
} from "@/lib/modules/methodologies/verdicts/queries";
import type { SchoolVerdict } from "@/lib/modules/methodologies/verdicts/types";

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
          id: true,
          year: true,
          rule: true,
          lists: { where: { state: "published" }, select: { kind: true, listYear: true, number: true } },
        },
      },
    },
    relationLoadStrategy: "join",
  });
  if (stored.length === 0) return [];
  const titles = await indicatorTitles(tx, regionId);
  return stored
    .flatMap(({ outcome, index, explanation, inputs, run }) => {
      const text = explain({
        ...readSettings(run.rule),
        year: run.year,
        facts: readInputs(inputs),
        evaluation: { outcome, index, explanation: readExplanation(explanation) },
        titles,
      });
      return run.lists.map((list): SchoolVerdict => ({ runId: run.id, list, outcome, text }));
    })
    .sort(
      (one, other) =>
        other.list.listYear - one.list.listYear ||
        one.list.kind.localeCompare(other.list.kind) ||
        other.list.number - one.list.number,
    );
}
