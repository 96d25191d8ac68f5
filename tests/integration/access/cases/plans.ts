import { randomUUID } from "node:crypto";

import { submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { addIndicator } from "@/lib/modules/plans/indicators/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { aMeasure } from "@/tests/setup/plans";
import { asCommand } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { HEAD, PLAN_READERS, REGION_READERS, SPECIALIST, type CasesOf, type In } from "./types";

const row = ({ target, plan }: AccessWorld) => ({ ...target, id: aMeasure(plan).id, since: 0 });
const newRow = ({ target }: AccessWorld) => ({ ...target, id: randomUUID(), since: 0 });
const version = async ({ specialist, target }: AccessWorld) => {
  const { version: found } = await getPlan(specialist, target.year);
  return { ...target, version: found.version };
};
const submitted = async (world: AccessWorld) => {
  const input = await version(world);
  await submitPlan(asCommand(world.specialist, input), input);
};

const indicatorId = randomUUID();
const indicator = ({ target }: AccessWorld) => ({ ...target, id: indicatorId, since: 0 });
const withIndicator = (world: AccessWorld) => addIndicator(world.specialist, indicator(world));

export const PLAN_CASES: CasesOf<In<"plans"> | In<"plans.measures"> | In<"plans.indicators">> = {
  "plans.get": [{ kind: "read", may: PLAN_READERS, input: ({ target }) => target }],
  "plans.references": [{ kind: "read", may: PLAN_READERS, input: ({ target }) => target }],
  "plans.list": [{ kind: "read", may: REGION_READERS, input: ({ year }) => ({ year }), ownRegion: true }],
  "plans.changes": [{ kind: "read", may: PLAN_READERS, input: ({ target }) => ({ ...target, since: 0 }) }],
  "plans.saveText": [
    {
      kind: "save",
      may: SPECIALIST,
      input: ({ target }) => ({ ...target, field: "goal", base: "", value: "Цель плана", since: 0 }),
    },
  ],
  "plans.measures.add": [
    {
      kind: "save",
      may: SPECIALIST,
      input: (world) => ({ ...newRow(world), trackNumber: 1, afterId: null, values: {} }),
    },
  ],
  "plans.measures.saveField": [
    {
      kind: "save",
      may: SPECIALIST,
      input: (world) => ({
        ...row(world),
        field: "note",
        base: aMeasure(world.plan).note,
        value: "проверено",
      }),
    },
  ],
  "plans.measures.move": [
    { kind: "save", may: SPECIALIST, input: (world) => ({ ...row(world), trackNumber: 2, afterId: null }) },
  ],
  "plans.measures.remove": [{ kind: "save", may: SPECIALIST, input: row }],
  "plans.measures.restore": [{ kind: "save", may: SPECIALIST, input: row }],
  "plans.indicators.add": [{ kind: "save", may: SPECIALIST, input: newRow }],
  "plans.indicators.saveField": [
    {
      kind: "save",
      may: SPECIALIST,
      before: withIndicator,
      input: (world) => ({ ...indicator(world), field: "title", base: "", value: "Доля школ" }),
    },
  ],
  "plans.indicators.remove": [{ kind: "save", may: SPECIALIST, input: indicator }],
  "plans.indicators.restore": [{ kind: "save", may: SPECIALIST, input: indicator }],
  "plans.chooseNearLow": [
    {
      kind: "command",
      may: SPECIALIST,
      unmet: "the authority has a listed school",
      input: ({ target, home, specialist }) => ({
        ...target,
        schoolIds: [home.schools[1].id],
        orderNumber: "12",
        orderDate: specialist.today,
      }),
    },
  ],
  "plans.submit": [{ kind: "command", may: SPECIALIST, input: version }],
  "plans.withdraw": [{ kind: "command", may: SPECIALIST, input: version }],
  "plans.returnPlan": [
    {
      kind: "command",
      may: HEAD,
      before: submitted,
      input: async (world) => ({ ...(await version(world)), reason: "Нет сроков" }),
    },
  ],
  "plans.approve": [
    {
      kind: "command",
      may: HEAD,
      before: submitted,
      input: async (world) => ({
        ...(await version(world)),
        orderNumber: "45",
        orderDate: world.specialist.today,
      }),
    },
  ],
  "plans.create": [
    {
      kind: "command",
      may: SPECIALIST,
      input: ({ target, specialist }) => {
        const now = Number(specialist.today.slice(0, 4));
        return { ...target, year: target.year === now ? now + 1 : now, source: "empty" };
      },
    },
  ],
};
