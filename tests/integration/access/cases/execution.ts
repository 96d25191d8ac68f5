import { randomUUID } from "node:crypto";

import { performedBySchools } from "@/lib/modules/plans/execution/rules";
import { aMeasure } from "@/tests/setup/plans";
import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { PLAN_READERS, SPECIALIST, type CasesOf, type In } from "./types";

const own = ({ target, plan }: AccessWorld) => ({ ...target, lineageId: aMeasure(plan, 0).lineageId });

/** A measure the school of the world performs. */
const action = ({ plan, school }: AccessWorld) => {
  const row = plan.measures.find(
    (measure) => performedBySchools(measure) && measure.schoolIds.includes(school.id),
  );
  if (!row) throw new Error("The plan has no measure the school performs");
  return row.lineageId;
};

const inProgress = {
  state: "in_progress" as const,
  stateOn: null,
  note: "",
  cancelReason: null,
  fileIds: [],
};

const scope = ({ home }: AccessWorld) => ({ regionId: home.regionId, municipalityId: home.id });

const cellOf = (world: AccessWorld, where: { lineageId: string; schoolId: string | null }) =>
  asOwner(scope(world), (tx) => tx.measureExecution.findFirst({ where }));

/** The school says its measure is done: the plan's year is still ahead, so the portal itself would not take it. */
const told = async (world: AccessWorld) => {
  const where = { lineageId: action(world), schoolId: world.school.id };
  const data = {
    state: "done",
    stateOn: new Date(world.specialist.today),
    confirmation: "sent",
    reportedAt: new Date(world.specialist.today),
    reportedByName: "Директор",
  } as const;
  await asOwner(scope(world), async (tx) => {
    const { count } = await tx.measureExecution.updateMany({ where, data });
    if (count === 0) await tx.measureExecution.create({ data: { ...scope(world), ...where, ...data } });
  });
};
const report = async (world: AccessWorld) => {
  const cell = await cellOf(world, { lineageId: action(world), schoolId: world.school.id });
  return { id: cell?.id ?? randomUUID(), version: cell?.version ?? 1 };
};

/** After the plan's approval. */
export const EXECUTION_CASES: CasesOf<In<"plans.execution">> = {
  "plans.execution.get": [{ kind: "read", may: PLAN_READERS, input: own }],
  "plans.execution.mark": [
    {
      kind: "command",
      may: ["authority_specialist", "methodologist"],
      input: async (world) => {
        const { lineageId } = own(world);
        const cell = await cellOf(world, { lineageId, schoolId: null });
        return {
          ...own(world),
          ...inProgress,
          cells: [{ occurrence: "", schoolId: null, version: cell?.version ?? 0 }],
        };
      },
    },
  ],
  "plans.execution.report": [
    {
      kind: "command",
      may: ["school_director", "school_deputy"],
      unmet: "the plan's year is still ahead",
      input: async (world) => {
        const lineageId = action(world);
        const cell = await cellOf(world, { lineageId, schoolId: world.school.id });
        return {
          ...inProgress,
          school: world.school.code,
          lineageId,
          occurrence: "",
          version: cell?.version ?? 0,
        };
      },
    },
  ],
  "plans.execution.waiting": [{ kind: "read", may: PLAN_READERS, input: ({ target }) => target }],
  "plans.execution.returnReport": [
    {
      kind: "command",
      may: SPECIALIST,
      before: told,
      input: async (world) => ({ ...world.target, ...(await report(world)), reason: "Нет протокола" }),
    },
  ],
  "plans.execution.confirm": [
    {
      kind: "command",
      may: SPECIALIST,
      before: told,
      input: async (world) => ({ ...world.target, reports: [await report(world)] }),
    },
  ],
};
