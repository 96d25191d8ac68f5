import { beforeAll, describe, expect, it, vi } from "vitest";

import { registerParams } from "@/lib/modules/letters/schema";
import { readVerdictFilter } from "@/lib/modules/methodologies/verdicts/rules";
import { resultsViewSchema } from "@/lib/modules/results/schema";
import { registerAddressSchema } from "@/lib/modules/schools/schema";
import { marksOfAllTables } from "@/tests/setup/administrator";
import { procedures, send, sessionOf, type Answer } from "@/tests/setup/api";
import { freshSchool } from "@/tests/setup/schools";
import { letterOf, makeListWorld, type ListWorld } from "@/tests/setup/school-lists";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: ListWorld;
let token: string;
beforeAll(async () => {
  world = await makeListWorld();
  token = await sessionOf(world.tenant.region.analyst.id);
});

const messageOf = ({ text }: Answer): string => (JSON.parse(text) as { message: string }).message;

/** Nothing is written by what is refused. */
async function refusals(sent: readonly [string, object, string?][]): Promise<Answer[]> {
  const before = await marksOfAllTables();
  const answers: Answer[] = [];
  for (const [name, input, body] of sent) {
    answers.push(await send(name, input, { token, ...(body !== undefined && { body }) }));
  }
  expect(await marksOfAllTables()).toEqual(before);
  return answers;
}

describe("a refusal of the API", () => {
  it.each(procedures.filter(({ method }) => method !== "GET"))(
    "of $name has no word of a programming language",
    async ({ name }) => {
      const { organisation, home } = world;
      const input = { organisation, municipality: home.code, year: 1, id: 1 };
      const answers = await refusals(["{", '{"x":1}', "[]"].map((body) => [name, input, body]));
      for (const answer of answers.filter(({ status }) => status >= 400)) {
        expect(answer.status, answer.text).toBeLessThan(500);
        expect(messageOf(answer)).toMatch(/[а-яё]/i);
        expect(messageOf(answer).replace(/«[^»]*»|\S+@\S+/g, "")).not.toMatch(/[a-z]{4}/i);
      }
    },
  );
});

describe("a zero byte in an address", () => {
  it("is no choice: nothing of it comes to the database", () => {
    const typed = (names: string) => Object.fromEntries(names.split(" ").map((name) => [name, "\0"]));
    const read = [
      registerAddressSchema.parse(typed("q municipality list sort after")),
      registerParams.parse(typed("q kind year sort after")),
      resultsViewSchema.parse(typed("indicator municipality after show attempt")),
      readVerdictFilter(typed("outcome municipality words after")),
    ];
    expect(
      read.flatMap((filter): unknown[] => Object.values(filter)).filter((value) => value === "\0"),
    ).toEqual([]);
  });
});

describe("what cannot be stored", () => {
  it("is refused with a sentence: half a sign, a year that no calendar has, a number past every column", async () => {
    const { organisation, tenant, home } = world;
    const school = { organisation: (await freshSchool(tenant, home)).code };
    const letter = { ...letterOf("01-01/7"), organisation };
    const version = { organisation, id: tenant.methodologyVersions.REG_INDEX, version: 2 ** 31 };
    const answers = await refusals([
      ["letters.register", { ...letter, issuer: "\ud800" }],
      ["imports.begin", { kind: "schools", fileId: tenant.region.id, options: { "\0": "x" } }],
      ["imports.begin", { kind: "schools", fileId: tenant.region.id, options: { "\udc00": "x" } }],
      ["letters.register", { ...letter, date: "0000-01-01" }],
      ["schools.close", { ...school, closedOn: "0000-01-01", reason: "приказ № 1" }],
      ["schools.close", { ...school, closedOn: "9999-12-31", reason: "приказ № 1" }],
      [
        "schools.split",
        { ...school, predecessor: home.schools[0].code, onDate: "0000-01-01", basis: "приказ" },
      ],
      ["methodologies.versions.approve", { ...version, basis: "приказ № 1" }],
    ]);
    expect(answers.map(({ status, text }) => (status === 422 ? status : text))).toEqual(
      answers.map(() => 422),
    );
  });

  it("is refused with a sentence: a body larger than people type, one deeper than any form", async () => {
    const { organisation } = world;
    const deep = `{"rule":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
    const [large, nested] = await refusals([
      ["letters.register", { organisation }, JSON.stringify({ issuer: "я".repeat(2_000_000) })],
      ["methodologies.versions.draft", { organisation }, deep],
    ]);
    expect(large).toMatchObject({ status: 422, text: expect.stringContaining("больше 2 МБ") as string });
    expect(nested?.status, nested?.text).toBe(422);
  });
});
