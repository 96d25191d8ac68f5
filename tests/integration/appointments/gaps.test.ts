import { expect, it, vi } from "vitest";

import { listGaps, readGaps } from "@/lib/modules/appointments/gaps/queries";
import { openDraft } from "@/lib/modules/appointments/orders/drafts/mutations";
import { choosePerson } from "@/lib/modules/appointments/orders/drafts/rows/mutations";
import { registerOrder } from "@/lib/modules/appointments/orders/mutations";
import { getOrder } from "@/lib/modules/appointments/orders/queries";
import { getAuthorityTasks } from "@/lib/modules/plans/tasks/queries";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

it("gaps are those of the day: a mentor of yesterday is none, one of tomorrow closes it", async () => {
  const world = await makeTenant();
  const [place] = world.municipalities;
  const gaps = (today: string) =>
    asOwner({ regionId: world.region.id, municipalityId: place.id }, (tx) =>
      readGaps(tx, { regionId: world.region.id, ownerId: place.id, today }),
    );
  const today = (await at(place.specialist, place)).today;
  const found = await gaps(today);
  expect(found.map(({ kind, school }) => [kind, school?.code])).toEqual([
    ["no_specialist", undefined],
    ["no_methodologist", undefined],
    ["no_mentor", place.schools[0].code],
  ]);
  const ctx = await at(place.specialist, place);
  const { id } = await openDraft(ctx, { organisation: place.code, need: null });
  const people = [place.specialist, place.methodologist, place.schools[2].deputy];
  const rows = (await getOrder(ctx, id)).appointments.filter(({ personName }) => personName === "");
  for (const [place_, row] of rows.entries()) {
    await choosePerson(ctx, {
      organisation: place.code,
      id,
      rowId: row.id,
      base: "",
      source: "user",
      sourceId: people[place_]?.id ?? "",
    });
  }
  await registerOrder(ctx, {
    organisation: place.code,
    id,
    version: (await getOrder(ctx, id)).version,
    number: "70",
    date: "2024-02-01",
    startsOn: today,
    endsOn: today,
    replacesId: "",
    fileId: null,
  });
  expect((await gaps(today)).map(({ kind }) => kind)).toEqual(["lapsing"]);
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  expect((await gaps(tomorrow)).map(({ kind, since }) => [kind, since])).toEqual([
    ["no_specialist", tomorrow],
    ["no_methodologist", tomorrow],
    ["no_mentor", tomorrow],
  ]);
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  expect((await gaps(yesterday)).map(({ kind, closesOn }) => [kind, closesOn])).toEqual([
    ["no_specialist", today],
    ["no_methodologist", today],
    ["no_mentor", today],
  ]);
});

it("stand on the home of the authority, found by one statement", async () => {
  const world = await makeTenant();
  const [place] = world.municipalities;
  const ctx = await at(place.specialist, place);
  const tasks = (await getAuthorityTasks(ctx)).filter(({ id }) => id.startsWith("gap:"));
  expect(tasks.map(({ id, href }) => [id, href])).toEqual(
    ["no_specialist", "no_methodologist", "no_mentor"].map((kind) => [
      `gap:${kind}`,
      `/municipalities/${place.code}/orders#gaps`,
    ]),
  );
  const reader = await at(place.methodologist, place);
  expect((await getAuthorityTasks(reader)).filter(({ id }) => id.startsWith("gap:"))).toEqual([]);
  const found = await statementsOf(() => listGaps(ctx));
  expect(found, found.join("\n")).toHaveLength(1);
});
