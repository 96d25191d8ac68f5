import { beforeAll, describe, expect, it, vi } from "vitest";

import { marksOfAllTables } from "@/tests/setup/administrator";
import { procedures, send } from "@/tests/setup/api";

import { CASES, type AccessCase } from "./cases";
import { makeAccessWorld, type AccessWorld, type Persona } from "./world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

/** Written by people who have not signed in. A new one is a decision, not an accident. */
const ANONYMOUS = ["account.acceptLink"];

const cases = Object.entries(CASES).flatMap(([name, entries]: [string, readonly AccessCase[]]) =>
  entries.map((entry) => ({ name, entry, title: entry.at ? `${name}: ${entry.at}` : name })),
);

let world: AccessWorld;
beforeAll(async () => {
  world = await makeAccessWorld();
}, 60_000);

function mayAsk({ may }: AccessCase, { role, userId }: Persona): boolean {
  if (may === "anybody") return true;
  if (may === "signed-in") return userId !== null;
  return role !== null && may.includes(role);
}

describe("the table of access", () => {
  it("has an entry for every procedure and none for another", () => {
    expect(Object.keys(CASES).sort()).toEqual(procedures.map(({ name }) => name).sort());
  });

  it("reads by GET and writes by POST or PATCH", () => {
    const kinds = new Map(cases.map(({ name, entry }) => [name, entry.kind]));
    const wrong = procedures.filter(
      ({ name, method }) => (kinds.get(name) === "read") !== (method === "GET"),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("names the procedures open to those who have not signed in", () => {
    const anonymous = cases.filter(({ entry }) => entry.kind === "anonymous" || entry.may === "anybody");
    expect(anonymous.map(({ name }) => name)).toEqual(ANONYMOUS);
  });
});

describe("refuses, and changes nothing", () => {
  it.each(cases)("$title", async ({ name, entry }) => {
    // Making what is asked for may write: it is there before.
    const input = await entry.input(world);
    const before = await marksOfAllTables();
    const wrong: string[] = [];
    for (const persona of world.personas.filter((somebody) => !mayAsk(entry, somebody))) {
      const { status, text } = await send(name, input, persona);
      const said = `${persona.name}: ${String(status)} ${text.slice(0, 200)}`;
      const own =
        entry.ownRegion && persona.role === null && status === 200 && !text.includes(world.home.code);
      const expected = persona.userId === null ? status === 401 : status === 403 || status === 404;
      // A stranger never learns that the record is there.
      const told = persona.role === null && (status === 403 || text.includes(world.home.name));
      if (!(expected || own) || told) wrong.push(said);
    }
    expect(wrong).toEqual([]);
    expect(await marksOfAllTables()).toEqual(before);
  });
});

describe("lets those who may", () => {
  it.each(cases)("$title", async ({ name, entry }) => {
    await entry.before?.(world);
    const allowed = world.personas.filter((somebody) => mayAsk(entry, somebody));
    const answers: string[] = [];
    const wrong: string[] = [];
    for (const persona of allowed) {
      const { status, text } = await send(name, await entry.input(world), persona);
      answers.push(String(status));
      const unmet = status === 409 || (entry.may === "anybody" && status === 404);
      if (status !== 200 && !unmet) wrong.push(`${persona.name}: ${String(status)} ${text.slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
    expect(answers.includes("200")).toBe(entry.unmet === undefined);
  });
});
