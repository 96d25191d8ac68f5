/** Tokens of an authority and of its region, data to read by them, and requests as another system makes them. */
import { expect } from "vitest";
import { z } from "zod";

import { secretOf } from "@/lib/core/auth/access-tokens";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { TokenScope } from "@/lib/core/db/enums";
import { issueToken } from "@/lib/modules/tokens/mutations";
import { latestExpiry } from "@/lib/modules/tokens/rules";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import { send, type Answer } from "@/tests/setup/api";
import { makeFillingWorld, type FillingWorld } from "@/tests/setup/monitorings";
import { at } from "@/tests/setup/world";

const DEFINITION = {
  sections: [
    {
      code: "a",
      title: "Раздел",
      questions: [
        { type: "integer", code: "all", title: "Всего", unit: "чел." },
        { type: "integer", code: "few", title: "Детей группы", unit: "чел.", small: true },
      ],
    },
  ],
};

export const ALL_SCOPES = Object.values(TokenScope);

type Whose = "home" | "region";

interface IssuedTo {
  id: string;
  organisation: string;
  ctx: TenantContext;
}

export interface TokenWorld extends FillingWorld {
  /** Of tokens with every scope. */
  secrets: Record<Whose, string>;
  issued: (whose: Whose, scopes: TokenScope[]) => Promise<IssuedTo>;
  /** Asks with a token, without a cookie and the headers of a page; by default about the authority. */
  ask: (name: string, secret: string, input?: object) => Promise<Answer>;
}

/** Three accepted answers: two of the authority's schools, one of its neighbour's. */
export async function makeTokenWorld(): Promise<TokenWorld> {
  const world = await makeFillingWorld({ definition: DEFINITION });
  const { tenant, campaign, owner } = world;
  const [home, neighbour] = tenant.municipalities;
  const regionId = tenant.region.id;
  for (const [organisationId, answers] of [
    [home.schools[0].id, { all: "40", few: "3" }],
    [home.schools[1].id, { all: "10", few: "0" }],
    [neighbour.schools[0].id, { all: "20", few: "9" }],
  ] as const) {
    const id = campaign.submissions[organisationId] ?? "";
    await owner(async (tx) => {
      await buildSending(tx, regionId, id, { answers });
      await leadSubmission(tx, id, "accepted");
    });
  }
  const { id: listId } = await owner((tx) =>
    tx.schoolList.findFirstOrThrow({
      where: { regionId, municipalityId: null, state: "published" },
      select: { id: true },
    }),
  );
  const issued = async (whose: Whose, scopes: TokenScope[]) => {
    const ctx = whose === "home" ? await at(home.head, home) : await at(tenant.region.admin, tenant.region);
    const organisation = ctx.organisation?.code ?? "";
    const expiresOn = latestExpiry(ctx.today);
    const { id } = await issueToken(ctx, { organisation, name: "Отчёты", scopes, expiresOn });
    return { id, organisation, ctx };
  };
  const ask = (name: string, secret: string, input: object = {}) => {
    const whole = {
      organisation: home.code,
      year: campaign.year,
      ...(name === "exchange.questions" || name === "exchange.answers" ? { code: campaign.code } : {}),
      ...(name === "exchange.listEntries" ? { id: listId } : {}),
      ...input,
    };
    return send(name, whole, { token: null, headers: { authorization: `Bearer ${secret}` } });
  };
  const secrets = {
    home: secretOf((await issued("home", ALL_SCOPES)).id),
    region: secretOf((await issued("region", ALL_SCOPES)).id),
  };
  return { ...world, secrets, issued, ask };
}

const page = z.object({ rows: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });

/** A part of a list that was answered. */
export function pageOf({ status, text }: Answer) {
  expect(status, text).toBe(200);
  return page.parse(JSON.parse(text));
}

/** The sentence of a refusal. */
export function messageOf({ text }: Answer): string {
  return z.object({ message: z.string() }).parse(JSON.parse(text)).message;
}
