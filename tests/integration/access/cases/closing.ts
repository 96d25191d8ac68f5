import { getClosing } from "@/lib/modules/plans/closing/queries";
import { makeEndingPlan } from "@/tests/setup/closing";
import { asOwner, at } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { HEAD, PLAN_READERS, SPECIALIST, type CasesOf, type In } from "./types";

const WRITERS = [...SPECIALIST, ...HEAD];

/** A plan of its own, of a year that has begun whatever the day. */
const target = ({ target: { municipality, year } }: AccessWorld) => ({ municipality, year: year - 2 });

const withPlan = async (world: AccessWorld) => {
  const { home } = world;
  const { year } = target(world);
  const there = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.plan.count({ where: { municipalityId: home.id, year } }),
  );
  if (there === 0) await makeEndingPlan(home, year);
};

/** As the page shows it; before the plan is there nobody may ask, and nothing of it is needed. */
const shown = async (world: AccessWorld) => {
  const found = await getClosing(await at(world.home.specialist, world.home), target(world).year).catch(
    () => null,
  );
  return { ...target(world), version: found?.version ?? 1, found };
};
const transition = async (world: AccessWorld) => {
  const { found: _found, ...input } = await shown(world);
  return input;
};
const NOBODYS_ID = "00000000-0000-4000-8000-000000000000";

/** Results of a year that is over. */
export const CLOSING_CASES: CasesOf<In<"plans.closing">> = {
  "plans.closing.get": [{ kind: "read", may: PLAN_READERS, before: withPlan, input: target }],
  "plans.closing.saveText": [
    {
      kind: "save",
      may: WRITERS,
      before: withPlan,
      input: (world) => ({ ...target(world), field: "summary", base: "", value: "Сделано много" }),
    },
  ],
  "plans.closing.saveIndicator": [
    {
      kind: "save",
      may: WRITERS,
      input: async (world) => ({
        ...target(world),
        indicatorId: (await shown(world)).found?.indicators[0]?.id ?? NOBODYS_ID,
        field: "actual",
        base: null,
        value: "21.5",
      }),
    },
  ],
  "plans.closing.saveChoice": [
    {
      kind: "save",
      may: WRITERS,
      input: async (world) => ({
        ...target(world),
        lineageId: (await shown(world)).found?.unfinished[0]?.lineageId ?? NOBODYS_ID,
        base: true,
        value: false,
      }),
    },
  ],
  "plans.closing.close": [
    {
      kind: "command",
      may: WRITERS,
      input: async (world) => ({
        ...(await transition(world)),
        unfinished: (await shown(world)).found?.unfinished.length ?? 0,
      }),
    },
  ],
  "plans.closing.reopen": [
    {
      kind: "command",
      may: HEAD,
      input: async (world) => ({ ...(await transition(world)), reason: "Уточнить показатели" }),
    },
  ],
  "plans.closing.handOver": [
    { kind: "command", may: SPECIALIST, unmet: "the year is open again", input: transition },
  ],
};
