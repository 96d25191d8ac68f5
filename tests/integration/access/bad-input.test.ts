import { beforeAll, describe, expect, it, vi } from "vitest";

import { marksOfAllTables } from "@/tests/setup/administrator";
import { procedures, send, sessionOf } from "@/tests/setup/api";
import { aMeasure, makePlanWorld, type PlanWorld } from "@/tests/setup/plans";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: PlanWorld;
let token: string;
beforeAll(async () => {
  world = await makePlanWorld();
  token = await sessionOf(world.home.specialist.id);
});

/** Whatever stands where an organisation is named. */
const CODES = ["\0", "..", "91-02'--", "%", "я".repeat(40), "9".repeat(400), "null", "-", " "];

describe("an organisation that cannot be", () => {
  it.each(procedures.filter(({ path }) => /\{(?:municipality|organisation)\}/.test(path)))(
    "is refused by $name without an error of the server",
    async ({ name }) => {
      const before = await marksOfAllTables();
      const { id } = aMeasure(world.plan);
      const input = { year: world.year, version: 1, since: 0, id, userId: id, membershipId: id };
      const answers: Record<string, number> = {};
      for (const code of CODES) {
        const named = { ...input, municipality: code, organisation: code };
        answers[code] = (await send(name, named, { token })).status;
      }
      expect(Object.entries(answers).filter(([, status]) => status !== 404 && status !== 422)).toEqual([]);
      expect(await marksOfAllTables()).toEqual(before);
    },
  );
});

describe("a body that cannot be", () => {
  // Ending one's other sessions needs nothing said: any object will do.
  const writes = procedures.filter(
    ({ name, method }) => method !== "GET" && name !== "account.endOtherSessions",
  );
  const BODIES = [
    "",
    "{",
    "null",
    "[]",
    "1",
    '"text"',
    "[[[[]]]]",
    '{"year":{}}',
    '{"__proto__":{"role":"x"}}',
  ];

  it.each(writes)("is refused by $name without an error of the server", async ({ name }) => {
    const before = await marksOfAllTables();
    const input = { municipality: world.home.code, organisation: world.home.code, year: world.year };
    const ids = { id: "1", userId: "1", membershipId: "1" };
    const answers: Record<string, number> = {};
    const foreign: string[] = [];
    for (const body of BODIES) {
      const { status, text } = await send(name, { ...input, ...ids }, { token, body });
      answers[body] = status;
      if (status === 422 && !/"message":"[^"]*[а-яё]/i.test(text)) foreign.push(`${body}: ${text}`);
    }
    const wrong = Object.entries(answers).filter(([, status]) => status < 400 || status >= 500);
    expect(wrong).toEqual([]);
    expect(foreign, "every refusal of an input is in Russian").toEqual([]);
    expect(await marksOfAllTables()).toEqual(before);
  });
});

describe("a text with a zero byte", () => {
  it("is refused with a sentence wherever it stands", async () => {
    const before = await marksOfAllTables();
    const { id } = aMeasure(world.plan);
    const row = { ...world.target, id, since: 0 };
    const sent: [string, object][] = [
      ["plans.saveText", { ...world.target, field: "goal", base: "", value: "а\0б", since: 0 }],
      ["plans.measures.saveField", { ...row, field: "title", base: "", value: "\0" }],
      ["plans.measures.saveField", { ...row, field: "period", base: null, value: { kind: "\0" } }],
      ["users.list", { organisation: world.home.code, query: "\0" }],
    ];
    for (const [name, input] of sent) {
      const { status, text } = await send(name, input, { token });
      expect(status, text).toBe(422);
      expect(text).toContain("знак, который нельзя сохранить");
    }
    expect(await marksOfAllTables()).toEqual(before);
  });
});

describe("a number past every column", () => {
  it.each([99_999_999_999, -1, 1999, 2026.5, "2026abc", "1e3", ""])("%s is no year", async (year) => {
    const { status } = await send("plans.get", { ...world.target, year }, { token });
    expect([404, 422]).toContain(status);
  });

  it("is no number of a change and no version", async () => {
    const past = 99_999_999_999;
    const seen = await send("plans.changes", { ...world.target, since: past }, { token });
    expect([200, 422]).toContain(seen.status);
    const moved = await send("plans.submit", { ...world.target, version: past }, { token });
    expect([409, 422]).toContain(moved.status);
  });
});
