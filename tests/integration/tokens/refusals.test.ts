import { beforeAll, describe, expect, it, vi } from "vitest";

import { takeFromLimit } from "@/lib/core/api/limits";
import { secretOf } from "@/lib/core/auth/access-tokens";
import { SESSION_COOKIE } from "@/lib/core/auth/cookie-name";
import { issueToken, revokeToken } from "@/lib/modules/tokens/mutations";
import { asAdministrator } from "@/tests/setup/administrator";
import { send, sessionOf } from "@/tests/setup/api";
import { makeFillingWorld } from "@/tests/setup/monitorings";
import { ALL_SCOPES, makeTokenWorld, messageOf, type TokenWorld } from "@/tests/setup/tokens";
import { at } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: TokenWorld;

beforeAll(async () => {
  world = await makeTokenWorld();
});

describe("a request is refused", () => {
  it("with a token nobody was given, misspelt, or of another scheme's form", async () => {
    for (const secret of [
      secretOf("00000000-0000-4000-8000-000000000000"),
      "",
      "traj_",
      `${world.secrets.home}x`,
    ]) {
      const answer = await world.ask("exchange.lists", secret);
      expect(answer.status).toBe(401);
      expect(messageOf(answer)).toContain("такого ключа нет");
    }
  });

  it("with a token that was withdrawn, from the next request on", async () => {
    const { id, organisation, ctx } = await world.issued("home", ALL_SCOPES);
    expect((await world.ask("exchange.lists", secretOf(id))).status).toBe(200);
    await revokeToken(ctx, { organisation, id, reason: "Утечка" });
    const answer = await world.ask("exchange.lists", secretOf(id));
    expect(answer.status).toBe(401);
    expect(messageOf(answer)).toContain("отозван");
  });

  it("with a token past its last day", async () => {
    const { id, ctx } = await world.issued("home", ALL_SCOPES);
    const expire = (day: string) =>
      asAdministrator("UPDATE access_tokens SET expires_on = $2::date WHERE id = $1", [id, day]);
    await expire(ctx.today);
    expect((await world.ask("exchange.lists", secretOf(id))).status).toBe(200);
    const yesterday = new Date(Date.parse(ctx.today) - 86_400_000).toISOString().slice(0, 10);
    await expire(yesterday);
    const answer = await world.ask("exchange.lists", secretOf(id));
    expect(answer.status).toBe(401);
    expect(messageOf(answer)).toContain("Срок ключа доступа кончился");
  });

  it("when the authority or the whole region works no more", async () => {
    const closing = await makeFillingWorld();
    const [home] = closing.tenant.municipalities;
    const ctx = await at(home.head, home);
    const { id } = await issueToken(ctx, {
      organisation: home.code,
      name: "Отчёты",
      scopes: ["lists"],
      expiresOn: ctx.today,
    });
    const close = (organisationId: string, day: string | null) =>
      asAdministrator("UPDATE organisations SET closed_on = $2::date WHERE id = $1", [organisationId, day]);
    for (const organisationId of [home.id, closing.tenant.region.id]) {
      await close(organisationId, ctx.today);
      const answer = await world.ask("exchange.lists", secretOf(id), { organisation: home.code });
      expect(answer.status).toBe(401);
      expect(messageOf(answer)).toContain("закрыта");
      await close(organisationId, null);
      expect((await world.ask("exchange.lists", secretOf(id), { organisation: home.code })).status).toBe(200);
    }
  });

  it("when a person's session comes with the token", async () => {
    const session = await sessionOf(world.tenant.municipalities[0].head.id);
    const input = { organisation: world.tenant.municipalities[0].code };
    const both = await send("exchange.lists", input, {
      token: session,
      headers: { authorization: `Bearer ${world.secrets.home}`, cookie: `${SESSION_COOKIE}=x` },
    });
    expect(both.status).toBe(422);
    expect(messageOf(both)).toContain("и ключ доступа, и вход сотрудника");
    expect((await send("exchange.lists", input, { token: session })).status).toBe(200);
  });

  it("when one token asks too often, and no other for it", async () => {
    const { id } = await world.issued("home", ["lists"]);
    expect((await world.ask("exchange.lists", secretOf(id))).status).toBe(200);
    for (let asked = 1; asked < 600; asked += 1) takeFromLimit(`token:${id}`);
    const answer = await world.ask("exchange.lists", secretOf(id));
    expect(answer.status).toBe(429);
    expect(messageOf(answer)).toMatch(/^Слишком много запросов\. Повторите через \d+ с\.$/);
    expect((await world.ask("exchange.lists", world.secrets.home)).status).toBe(200);
  });
});

describe("the last use of a token", () => {
  it("is noted, and not again within five minutes", async () => {
    const { id } = await world.issued("home", ALL_SCOPES);
    const used = async () =>
      (
        await asAdministrator<{ at: Date | null }>(
          "SELECT last_used_at AS at FROM access_tokens WHERE id = $1",
          [id],
        )
      )[0]?.at ?? null;
    expect(await used()).toBeNull();
    await world.ask("exchange.lists", secretOf(id));
    const first = await used();
    expect(first).not.toBeNull();
    await world.ask("exchange.lists", secretOf(id));
    expect(await used()).toEqual(first);
    await asAdministrator(
      "UPDATE access_tokens SET last_used_at = last_used_at - interval '6 minutes' WHERE id = $1",
      [id],
    );
    await world.ask("exchange.lists", secretOf(id));
    expect((await used())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
  });
});
