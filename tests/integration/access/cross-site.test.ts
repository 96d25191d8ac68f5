import { readFile } from "node:fs/promises";

import { beforeAll, describe, expect, it, vi } from "vitest";

import { files } from "@/tests/architecture/source-tree";
import { marksOfAllTables } from "@/tests/setup/administrator";
import { procedures, send, sessionOf, type Sent } from "@/tests/setup/api";
import { begin, bytesOf, headersOfBytes, put } from "@/tests/setup/files";
import { aMeasure, makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { withSessionToken } from "@/tests/setup/request-session";

import { CASES, type AccessCase } from "./cases";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

const kinds = new Map(
  Object.entries(CASES).map(([name, entries]: [string, readonly AccessCase[]]) => [name, entries[0]?.kind]),
);
const writes = procedures.filter(({ method }) => method !== "GET").map(({ name }) => ({ name }));
const commands = writes.filter(({ name }) => kinds.get(name) === "command");

/** What a page of another site could make a browser send, and what it could not but a careless client might. */
const FOREIGN: Record<string, Omit<Sent, "token">> = {
  "another origin": { headers: { origin: "https://portal.example" } },
  "another port of the same host": { headers: { origin: "http://localhost:3999" } },
  "an origin kept secret": { headers: { origin: "null" } },
  "no origin": { headers: { origin: null } },
  "a page of another site": { headers: { "sec-fetch-site": "cross-site" } },
  "a page of a neighbouring host": { headers: { "sec-fetch-site": "same-site" } },
  "the address bar": { headers: { "sec-fetch-site": "none" } },
  "plain text": { headers: { "content-type": "text/plain" } },
  "a form": { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "version=1" },
  "no content type": { headers: { "content-type": null } },
};

let world: PlanWorld;
let token: string;
/** Fills every address and body; what is missing would be refused as invalid, were the request not refused before. */
let input: Record<string, unknown>;

beforeAll(async () => {
  world = await makePlanWorld();
  token = await sessionOf(world.home.specialist.id);
  const { id, lineageId } = aMeasure(world.plan);
  const { code: organisation } = world.home;
  const { id: userId } = world.home.methodologist;
  input = {
    ...world.target,
    version: 1,
    id,
    lineageId,
    since: 0,
    organisation,
    userId,
    membershipId: userId,
  };
});

describe("a write that did not come from a page of the portal", () => {
  it.each(writes)("$name is refused before it is read", async ({ name }) => {
    const before = await marksOfAllTables();
    const answers: Record<string, number> = {};
    for (const [how, sent] of Object.entries(FOREIGN)) {
      answers[how] = (await send(name, input, { token, ...sent })).status;
    }
    expect(answers).toEqual(Object.fromEntries(Object.keys(FOREIGN).map((how) => [how, 403])));
    expect(await marksOfAllTables()).toEqual(before);
  });
});

/** Routes besides the API that take anything but GET, and why. */
const WRITING_ROUTES: Record<string, string> = {
  "app/api/auth/[...nextauth]/route.ts":
    "signing in and out; the framework guards it with a token of its own",
  "app/api/files/[id]/route.ts": "the streamed bytes of a file; tested below",
  "app/api/imports/forms/[organisation]/[year]/[campaign]/route.ts":
    "the streamed bytes of a filled form, to be shown before anything is written; refused alike in form-sheets.test.ts",
  "app/api/imports/plans/[municipality]/[year]/route.ts":
    "the streamed bytes of a spreadsheet, to be shown before anything is written; tested below",
  "app/api/v1/[[...rest]]/route.ts": "the typed API itself",
};

const FOREIGN_BYTES: Record<string, Record<string, string | null>> = {
  ...Object.fromEntries(Object.entries(FOREIGN).map(([how, { headers }]) => [how, headers ?? {}])),
  json: { "content-type": "application/json" },
};

describe("a route that takes bytes", () => {
  const refusals = Object.fromEntries(Object.keys(FOREIGN_BYTES).map((how) => [how, 403]));

  it("is the API or one of the exceptions", async () => {
    const routes = files.filter((file) => /^app\/.*\/route\.ts$/.test(file));
    const writing: string[] = [];
    for (const file of routes) {
      const source = await readFile(file, "utf8");
      if (/\b(?:POST|PUT|PATCH|DELETE)\b/.test(source)) writing.push(file);
    }
    expect(writing.sort()).toEqual(Object.keys(WRITING_ROUTES).sort());
  });

  it("refuses a spreadsheet that did not come from a page of the portal", async () => {
    const { POST } = await import("@/app/api/imports/plans/[municipality]/[year]/route");
    const { municipality, year } = world.target;
    const params = Promise.resolve({ municipality, year: String(year) });
    const answers: Record<string, number> = {};
    for (const [how, headers] of Object.entries(FOREIGN_BYTES)) {
      const url = `http://localhost:3000/api/imports/plans/${municipality}/${String(year)}?name=plan.xlsx`;
      const request = new Request(url, {
        method: "POST",
        headers: headersOfBytes(headers),
        body: bytesOf.xlsx(),
      });
      answers[how] = (await withSessionToken(token, () => POST(request, { params }))).status;
    }
    expect(answers).toEqual(refusals);
  });

  it("refuses bytes of a file that did not come from a page of the portal", async () => {
    const bytes = bytesOf.pdf();
    const { id } = await begin(token, world.home.code, { size: bytes.length });
    const before = await marksOfAllTables();
    const answers: Record<string, number> = {};
    for (const [how, headers] of Object.entries(FOREIGN_BYTES)) {
      answers[how] = (await put(token, id, bytes, { headers })).status;
    }
    expect(answers).toEqual(refusals);
    expect(await marksOfAllTables()).toEqual(before);
    expect((await put(token, id, bytes)).status).toBe(200);
  });
});

describe("a command", () => {
  it.each(commands)("$name needs a key", async ({ name }) => {
    const before = await marksOfAllTables();
    for (const key of [null, "", "1", "x".repeat(36), "а".repeat(36)]) {
      const headers = key === null ? { "idempotency-key": null } : { "idempotency-key": encodeURI(key) };
      const { status, text } = await send(name, input, { token, headers });
      expect(status, `${String(key)}: ${text}`).toBe(422);
      expect(text).toContain("Idempotency-Key");
    }
    expect(await marksOfAllTables()).toEqual(before);
  });
});

describe("the address of a write", () => {
  it.each(writes)("$name is not answered by GET", async ({ name }) => {
    const { GET } = await import("@/app/api/v1/[[...rest]]/route");
    const path = procedures.find((procedure) => procedure.name === name)?.path ?? "";
    const url = `http://localhost:3000/api/v1${path.replace(/\{(\w+)\}/g, (_, key: string) => String(input[key]))}`;
    const answer = await GET(new Request(url));
    const read = procedures.some((procedure) => procedure.method === "GET" && procedure.path === path);
    expect([401, 404]).toContain(answer.status);
    expect(answer.status === 401).toBe(read);
  });
});
