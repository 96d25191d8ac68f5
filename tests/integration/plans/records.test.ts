import { beforeAll, expect, it } from "vitest";

import { approvePlan, returnPlan, submitPlan, withdrawPlan } from "@/lib/modules/plans/approvals/mutations";
import { createPlan } from "@/lib/modules/plans/creation/mutations";
import {
  addIndicator,
  removeIndicator,
  restoreIndicator,
  saveIndicatorField,
} from "@/lib/modules/plans/indicators/mutations";
import { indicatorProcedures } from "@/lib/modules/plans/indicators/procedures";
import {
  addMeasure,
  moveMeasure,
  removeMeasure,
  restoreMeasure,
  saveMeasureField,
} from "@/lib/modules/plans/measures/mutations";
import { measureProcedures } from "@/lib/modules/plans/measures/procedures";
import { chooseNearLow, savePlanText } from "@/lib/modules/plans/mutations";
import { planProcedures } from "@/lib/modules/plans/procedures";
import { getPlan } from "@/lib/modules/plans/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { newId } from "@/tests/setup/plans";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

/** Which command leaves which trace. Reads leave none. */
const TRACES: Record<string, { audit?: string; history?: string }> = {
  create: { audit: "plan.created" },
  saveText: { history: "goal" },
  "measures.add": { history: "added" },
  "measures.saveField": { history: "title" },
  "measures.move": { history: "place" },
  "measures.remove": { history: "removed" },
  "measures.restore": { history: "removed" },
  "indicators.add": { history: "added" },
  "indicators.saveField": { history: "unit" },
  "indicators.remove": { history: "removed" },
  "indicators.restore": { history: "removed" },
  chooseNearLow: { audit: "near-low-list.chosen", history: "nearLowList" },
  submit: { audit: "plan.submitted" },
  withdraw: { audit: "plan.withdrawn" },
  returnPlan: { audit: "plan.returned" },
  approve: { audit: "plan.approved" },
};
const READS = ["get", "references", "list", "changes"];

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

it("every command of a plan leaves its trace, once", async () => {
  // The second authority: no school of it is listed.
  const [, home] = tenant.municipalities;
  const specialist = await at(home.specialist, home);
  const head = await at(home.head, home);
  const { year } = tenant;
  const target = { municipality: home.code, year };
  const row = { ...target, id: newId(), since: 0 };
  const order = { orderNumber: "1", orderDate: "2024-01-15" };
  const version = async () => (await getPlan(specialist, year)).version.version;
  const steps: [string, () => Promise<unknown>][] = [
    ["create", () => createPlan(specialist, { ...target, source: "empty" })],
    [
      "saveText",
      () => savePlanText(specialist, { ...target, field: "goal", base: "", value: "Цель", since: 0 }),
    ],
    [
      "measures.add",
      () => addMeasure(specialist, { ...row, trackNumber: 1, afterId: null, values: { title: "а" } }),
    ],
    [
      "measures.saveField",
      () => saveMeasureField(specialist, { ...row, field: "title", base: "а", value: "б" }),
    ],
    ["measures.move", () => moveMeasure(specialist, { ...row, trackNumber: 2, afterId: null })],
    ["measures.remove", () => removeMeasure(specialist, row)],
    ["measures.restore", () => restoreMeasure(specialist, row)],
    ["indicators.add", () => addIndicator(specialist, row)],
    [
      "indicators.saveField",
      () => saveIndicatorField(specialist, { ...row, field: "unit", base: "", value: "%" }),
    ],
    ["indicators.remove", () => removeIndicator(specialist, row)],
    ["indicators.restore", () => restoreIndicator(specialist, row)],
    [
      "chooseNearLow",
      () => chooseNearLow(specialist, { ...target, ...order, schoolIds: [home.schools[0].id] }),
    ],
    ["submit", async () => submitPlan(specialist, { ...target, version: await version() })],
    ["withdraw", async () => withdrawPlan(specialist, { ...target, version: await version() })],
    ["submit", async () => submitPlan(specialist, { ...target, version: await version() })],
    ["returnPlan", async () => returnPlan(head, { ...target, version: await version(), reason: "уточните" })],
    ["submit", async () => submitPlan(specialist, { ...target, version: await version() })],
    ["approve", async () => approvePlan(head, { ...target, version: await version(), ...order })],
  ];
  let before = await tracesOf(home);
  for (const [name, work] of steps) {
    await work();
    const after = await tracesOf(home);
    const expected = TRACES[name] ?? {};
    expect(after.audit.slice(before.audit.length), name).toEqual(expected.audit ? [expected.audit] : []);
    expect(after.history.slice(before.history.length), name).toEqual(
      expected.history ? [expected.history] : [],
    );
    before = after;
  }
  expect(new Set(steps.map(([name]) => name))).toEqual(new Set(Object.keys(TRACES)));
});

it("the table names every procedure", () => {
  const named = [
    ...Object.keys(planProcedures),
    ...Object.keys(measureProcedures).map((name) => `measures.${name}`),
    ...Object.keys(indicatorProcedures).map((name) => `indicators.${name}`),
  ];
  expect([...Object.keys(TRACES), ...READS].sort()).toEqual(named.sort());
});

async function tracesOf(home: {
  id: string;
  regionId: string;
}): Promise<{ audit: string[]; history: string[] }> {
  const events = await asOwner({ regionId: home.regionId }, (tx) =>
    tx.auditEvent.findMany({
      where: { municipalityId: home.id },
      orderBy: { id: "asc" },
      select: { event: true },
    }),
  );
  const changes = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.planDraftChange.findMany({
      where: { municipalityId: home.id },
      orderBy: { id: "asc" },
      select: { field: true },
    }),
  );
  return { audit: events.map(({ event }) => event), history: changes.map(({ field }) => field) };
}
