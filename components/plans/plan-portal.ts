import { client } from "@/lib/core/api/client";
import type { PlanDetails, PlanReferences, SaveReply } from "@/lib/modules/plans/types";
import type { PlanEdit } from "./plan-edits";

/** The requests of one plan. */
export interface PlanPortal {
  send: (edit: PlanEdit, since: number) => Promise<SaveReply>;
  changes: (since: number) => Promise<SaveReply>;
  references: () => Promise<PlanReferences>;
}

export function createPlanPortal(
  plan: Pick<PlanDetails, "municipality" | "year" | "version">,
  actingUser: string,
): PlanPortal {
  const target = { municipality: plan.municipality.code, year: plan.year, number: plan.version.number };
  const { plans } = client;
  const as = { context: { actingUser } };
  return {
    changes: (since) => plans.changes({ ...target, since }, as),
    references: () => plans.references({ municipality: target.municipality }),
    send: (edit, since) => {
      switch (edit.kind) {
        case "text": {
          const { field, base, value } = edit;
          return plans.saveText({ ...target, since, field, base, value }, as);
        }
        case "measure": {
          const { kind: _kind, typed: _typed, ...change } = edit;
          return plans.measures.saveField({ ...target, since, ...change }, as);
        }
        case "indicator": {
          const { kind: _kind, typed: _typed, ...change } = edit;
          return plans.indicators.saveField({ ...target, since, ...change }, as);
        }
        case "add-measure": {
          const { id, trackNumber, afterId, values } = edit;
          return plans.measures.add({ ...target, since, id, trackNumber, afterId, values }, as);
        }
        case "move-measure": {
          const { id, trackNumber, afterId } = edit;
          return plans.measures.move({ ...target, since, id, trackNumber, afterId }, as);
        }
        case "remove-measure":
          return plans.measures.remove({ ...target, since, id: edit.id }, as);
        case "restore-measure":
          return plans.measures.restore({ ...target, since, id: edit.id }, as);
        case "add-indicator":
          return plans.indicators.add({ ...target, since, id: edit.id }, as);
        case "remove-indicator":
          return plans.indicators.remove({ ...target, since, id: edit.id }, as);
        case "restore-indicator":
          return plans.indicators.restore({ ...target, since, id: edit.id }, as);
      }
    },
  };
}
