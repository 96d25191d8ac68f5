import { isDeepStrictEqual } from "node:util";

import { listGoverning, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import { coverageOf, type Draft } from "@/lib/modules/plans/drafts/mutations";
import { storeMeasureFields } from "@/lib/modules/plans/measures/fields/mutations";
import { listMeasures } from "@/lib/modules/plans/measures/queries";
import { resolveSchoolRule } from "@/lib/modules/plans/measures/rules";

/**
 * Resolves the schools of every measure of the draft that names them by a rule: lists published and schools opened
 * since count. Records each measure that changed in the draft's history; statements grow with those only.
 */
export async function resolveRuleSchools(draft: Draft): Promise<void> {
  const of = coverageOf(draft);
  const measures = await listMeasures(draft.tx, of);
  const schools = await listPlanSchools(draft.tx, of, await listGoverning(draft.tx, of));
  for (const { id, schoolRule: rule, schoolIds } of measures) {
    if (rule === "none" || rule === "chosen") continue;
    const resolved = resolveSchoolRule(rule, schoolIds, schools);
    if (isDeepStrictEqual(resolved, schoolIds)) continue;
    const after = { rule, schoolIds: resolved };
    await storeMeasureFields(draft, id, { schools: after });
    const before = { rule, schoolIds };
    draft.changes.push({ subjectType: "measure", subjectId: id, field: "schools", before, after });
  }
}
