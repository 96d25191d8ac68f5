import { expect, it } from "vitest";

import {
  addIndicator,
  removeIndicator,
  restoreIndicator,
  saveIndicatorField,
} from "@/lib/modules/plans/indicators/mutations";
import { historyOf, makePlanWorld, newId } from "@/tests/setup/plans";
import { refused } from "@/tests/setup/world";

it("indicators are added, filled, removed and put back, with history and refusal of a stale value", async () => {
  const world = await makePlanWorld("empty");
  const { specialist, target } = world;
  const of = { ...target, id: newId(), since: 0 };
  const added = await addIndicator(specialist, of);
  expect(added.indicators).toHaveLength(1);
  expect((await addIndicator(specialist, of)).seq).toBe(added.seq);
  const save = (base: string | null, value: string | null) =>
    saveIndicatorField(specialist, { ...of, field: "target", base, value });
  expect((await save(null, "34.3")).indicators[0]).toMatchObject({ target: "34.3" });
  // The same figure written otherwise is the same figure.
  await save("34.300", "35");
  const { details } = await refused(save("34.3", "36"), "STALE");
  expect(details.stale).toMatchObject({
    field: "target",
    current: "35",
    changedBy: specialist.user.fullName,
  });
  expect((await removeIndicator(specialist, of)).removedIndicatorIds).toEqual([of.id]);
  expect((await restoreIndicator(specialist, of)).indicators[0]?.id).toBe(of.id);
  await refused(
    saveIndicatorField(specialist, { ...of, id: newId(), field: "unit", base: "", value: "%" }),
    "NOT_FOUND",
  );
  expect((await historyOf(world)).map(({ field }) => field)).toEqual([
    "added",
    "target",
    "target",
    "removed",
    "removed",
  ]);
});
