import { randomUUID } from "node:crypto";

import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { getPlan } from "@/lib/modules/plans/queries";
import { asAdministrator, marksOfAllTables } from "@/tests/setup/administrator";
import { send, sessionOf } from "@/tests/setup/api";
import { makePlanWorld, type PlanWorld } from "@/tests/setup/plans";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: PlanWorld;
let token: string;
let key: string;
let input: PlanWorld["target"] & { version: number };
let before: number;

beforeAll(async () => {
  world = await makePlanWorld();
  token = await sessionOf(world.home.specialist.id);
});

beforeEach(async () => {
  const { version } = await getPlan(world.specialist, world.year);
  if (version.state === "on_approval") {
    await send("plans.withdraw", { ...world.target, version: version.version }, { token });
  }
  key = randomUUID();
  input = { ...world.target, version: (await getPlan(world.specialist, world.year)).version.version };
  before = await allSubmissions();
});

const sent = () => ({ token, headers: { "idempotency-key": key } });
const reply = ({ text }: { text: string }): unknown => JSON.parse(text);

/** Submissions of the present test. */
const submissions = async () => (await allSubmissions()) - before;

async function allSubmissions(): Promise<number> {
  const rows = await asAdministrator(
    "SELECT FROM audit_events WHERE event = 'plan.submitted' AND municipality_id = $1",
    [world.home.id],
  );
  return rows.length;
}

describe("a command sent again under its key", () => {
  it("is answered as before and done once", async () => {
    const first = await send("plans.submit", input, sent());
    expect(first.status).toBe(200);
    const after = await marksOfAllTables();
    expect(reply(await send("plans.submit", input, sent()))).toEqual(reply(first));
    expect(await marksOfAllTables()).toEqual(after);
    expect(await submissions()).toBe(1);
  });

  it("is answered as before also when the plan has moved on since", async () => {
    const first = await send("plans.submit", input, sent());
    const withdrawn = await send("plans.withdraw", { ...input, version: input.version + 1 }, { token });
    expect(withdrawn.status).toBe(200);
    expect(reply(await send("plans.submit", input, sent()))).toEqual(reply(first));
    expect((await getPlan(world.specialist, world.year)).version.state).toBe("draft");
  });

  it("is refused with another body", async () => {
    await send("plans.submit", input, sent());
    const after = await marksOfAllTables();
    const other = await send("plans.submit", { ...input, version: input.version + 1 }, sent());
    expect(other.status).toBe(409);
    expect(await marksOfAllTables()).toEqual(after);
  });

  it("is refused as another command with the same body", async () => {
    await send("plans.submit", input, sent());
    const after = await marksOfAllTables();
    const other = await send("plans.withdraw", input, sent());
    expect(other.status).toBe(409);
    expect(other.text).toContain("уже выполнен");
    expect(await marksOfAllTables()).toEqual(after);
  });

  it("is done once when both arrive at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => send("plans.submit", input, sent())));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const answer of answers)
      expect(reply(answer)).toEqual({ version: input.version + 1, state: "on_approval" });
    expect(await submissions()).toBe(1);
  });

  it("keeps no key of a command that failed: it may be sent again when its reason is gone", async () => {
    const ahead = { ...input, version: input.version + 1 };
    expect((await send("plans.withdraw", ahead, sent())).status).toBe(409);
    await send("plans.submit", input, { token });
    expect((await send("plans.withdraw", ahead, sent())).status).toBe(200);
  });

  it("is another command under another key: the plan's version answers", async () => {
    await send("plans.submit", input, sent());
    expect((await send("plans.submit", input, { token })).status).toBe(409);
    expect(await submissions()).toBe(1);
  });

  it("belongs to the person: the same key of somebody else is their own command", async () => {
    await send("plans.submit", input, sent());
    const stranger = await sessionOf(world.neighbour.specialist.id);
    expect((await send("plans.submit", input, { ...sent(), token: stranger })).status).toBe(404);
    const head = await sessionOf(world.home.head.id);
    expect((await send("plans.submit", input, { ...sent(), token: head })).status).toBe(403);
  });
});

describe("two commands at the same time under keys of their own", () => {
  it("submit the plan once: the second is refused by the plan's state", async () => {
    const answers = await Promise.all([
      send("plans.submit", input, { token }),
      send("plans.submit", input, { token }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await submissions()).toBe(1);
  });
});
