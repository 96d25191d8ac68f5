import { beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";

import { GET, POST } from "@/app/api/v1/[[...rest]]/route";
import { secretOf } from "@/lib/core/auth/access-tokens";
import type { TokenScope } from "@/lib/core/db/enums";
import { asAdministrator, marksOfAllTables } from "@/tests/setup/administrator";
import { procedures } from "@/tests/setup/api";
import { makeFillingWorld } from "@/tests/setup/monitorings";
import { ALL_SCOPES, makeTokenWorld, messageOf, pageOf, type TokenWorld } from "@/tests/setup/tokens";

import { CASES, type AccessCase } from "../access/cases";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

/** What a token opens: nothing else of the router. */
const SHARED: Record<string, TokenScope> = {
  "exchange.organisations": "organisations",
  "exchange.lists": "lists",
  "exchange.listEntries": "lists",
  "exchange.results": "results",
  "exchange.plans": "plans",
  "exchange.measures": "plans",
  "exchange.campaigns": "monitorings",
  "exchange.questions": "monitorings",
  "exchange.answers": "monitorings",
};
let world: TokenWorld;

beforeAll(async () => {
  world = await makeTokenWorld();
});

describe("what a token opens", () => {
  it.each(Object.keys(SHARED))("%s", async (name) => {
    const answer = await world.ask(name, world.secrets.home);
    expect(answer.status, answer.text).toBe(200);
  });

  it("is what the description says, in Russian, each under the bearer scheme", async () => {
    const response = await GET(new Request("http://localhost:3000/api/v1/openapi.json"));
    const operation = z.object({
      operationId: z.string().optional(),
      summary: z.string().optional(),
      description: z.string().optional(),
      security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
    });
    const document = z
      .object({
        paths: z.record(z.string(), z.record(z.string(), operation)),
        components: z.object({ securitySchemes: z.record(z.string(), z.looseObject({ type: z.string() })) }),
      })
      .parse(await response.json());
    expect(document.components.securitySchemes).toMatchObject({ token: { type: "http", scheme: "bearer" } });
    const shared = Object.values(document.paths)
      .flatMap((path) => Object.entries(path))
      .filter(([, { security }]) => security?.some((scheme) => "token" in scheme));
    expect(shared.map(([method, { operationId }]) => `${method} ${operationId ?? ""}`).sort()).toEqual(
      Object.keys(SHARED)
        .map((name) => `get ${name}`)
        .sort(),
    );
    for (const [, { summary, description }] of shared) {
      expect(summary).toMatch(/[а-я]/);
      expect(description).toMatch(/Право ключа/);
    }
  });

  it("is nothing else: every other read and every write is refused, and nothing changes", async () => {
    const kinds = new Map(Object.entries(CASES).map(([name, [entry]]) => [name, entry as AccessCase]));
    const others = procedures.filter(({ name }) => !(name in SHARED));
    expect(others.length).toBeGreaterThan(100);
    const before = await marksOfAllTables();
    const wrong: string[] = [];
    for (const { name } of others) {
      const { status, text } = await world.ask(name, world.secrets.region, { version: 1 });
      if (status !== 403 || !text.includes("Ключ доступа"))
        wrong.push(`${name} (${kinds.get(name)?.kind ?? ""}): ${String(status)} ${text.slice(0, 100)}`);
    }
    expect(wrong).toEqual([]);
    expect(await marksOfAllTables()).toEqual(before);
  });

  it("is not written to by another method at the same address", async () => {
    const { code } = world.tenant.municipalities[0];
    const request = new Request(`http://localhost:3000/api/v1/exchange/${code}/lists`, {
      method: "POST",
      headers: { authorization: `Bearer ${world.secrets.home}`, "content-type": "application/json" },
      body: "{}",
    });
    expect((await POST(request)).status).toBe(404);
  });

  it("is what its scopes name", async () => {
    for (const scope of ALL_SCOPES) {
      const secret = secretOf((await world.issued("home", [scope])).id);
      const answers: Record<string, number> = {};
      for (const name of Object.keys(SHARED)) answers[name] = (await world.ask(name, secret)).status;
      expect(answers, scope).toEqual(
        Object.fromEntries(
          Object.entries(SHARED).map(([name, asked]) => [name, asked === scope ? 200 : 403]),
        ),
      );
    }
  });

  it("is denied on the record of the token, with no person beside it", async () => {
    const { id, organisation } = await world.issued("home", ["lists"]);
    const answer = await world.ask("exchange.plans", secretOf(id), { organisation });
    expect(messageOf(answer)).toContain("таких сведений не открывает");
    const rows = await asAdministrator(
      "SELECT event, user_id, membership_id, subject_id FROM audit_events WHERE token_id = $1",
      [id],
    );
    expect(rows).toEqual([
      { event: "access.denied", user_id: null, membership_id: null, subject_id: "plan:read" },
    ]);
  });
});

describe("a token of an authority", () => {
  it("finds neither the neighbour, the region, another region nor a school under their codes", async () => {
    const { tenant } = world;
    const stranger = await makeFillingWorld();
    const codes = [
      tenant.municipalities[1].code,
      tenant.region.code,
      stranger.tenant.region.code,
      stranger.tenant.municipalities[0].code,
      tenant.municipalities[1].schools[0].code,
      tenant.municipalities[0].schools[0].code,
      "99-99",
      "не код",
    ];
    const told = new Set<string>();
    for (const organisation of codes) {
      for (const name of Object.keys(SHARED)) {
        const answer = await world.ask(name, world.secrets.home, { organisation });
        expect(answer.status, `${name} ${organisation} ${answer.text}`).toBe(404);
        told.add(answer.text);
      }
    }
    expect(told.size).toBe(1);
  });

  it("reads its own schools alone", async () => {
    const [home] = world.tenant.municipalities;
    const own = new Set([home.code, ...home.schools.map(({ code }) => code)]);
    const { rows } = pageOf(await world.ask("exchange.organisations", world.secrets.home));
    expect(new Set(rows.map(({ code }) => code))).toEqual(own);
    const answers = pageOf(await world.ask("exchange.answers", world.secrets.home));
    expect(answers.rows.map(({ organisation }) => organisation)).toEqual([
      home.schools[0].code,
      home.schools[1].code,
    ]);
    const entries = pageOf(await world.ask("exchange.listEntries", world.secrets.home));
    expect(entries.rows.length).toBeGreaterThan(0);
    expect(entries.rows.every(({ school }) => own.has(school as string))).toBe(true);
  });

  it("reads as the region does at the authority's address", async () => {
    for (const name of Object.keys(SHARED))
      expect(JSON.parse((await world.ask(name, world.secrets.region)).text), name).toEqual(
        JSON.parse((await world.ask(name, world.secrets.home)).text),
      );
  });
});
