import { beforeAll, describe, expect, it, vi } from "vitest";

import { issueToken } from "@/lib/modules/tokens/mutations";
import { makeRandom } from "@/prisma/factories/random";
import { buildIndicators, buildResults } from "@/prisma/factories/results";
import { makePlanWorld } from "@/tests/setup/plans";
import { approvedWorld } from "@/tests/setup/revisions";
import { makeTokenWorld, pageOf, type TokenWorld } from "@/tests/setup/tokens";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: TokenWorld;

beforeAll(async () => {
  world = await makeTokenWorld();
});

describe("what is read", () => {
  it("comes in parts of a stable order, each record once", async () => {
    const { code: organisation } = world.tenant.region;
    const whole = pageOf(await world.ask("exchange.organisations", world.secrets.region, { organisation }));
    const seen: unknown[] = [];
    for (let after: string | null = ""; after !== null;) {
      const part = pageOf(
        await world.ask("exchange.organisations", world.secrets.region, {
          organisation,
          limit: 3,
          ...(after === "" ? {} : { after }),
        }),
      );
      seen.push(...part.rows);
      after = part.next;
    }
    expect(seen).toEqual(whole.rows);
    expect(whole.next).toBeNull();
    const codes = whole.rows.map(({ code }) => code as string);
    expect(codes).toEqual([...codes].sort());
  });

  it("are accepted answers by the codes of the questions, part by part, with small counts hidden", async () => {
    const { tenant, campaign } = world;
    const { code: organisation } = tenant.region;
    const first = pageOf(
      await world.ask("exchange.answers", world.secrets.region, { organisation, limit: 1 }),
    );
    expect(first.rows).toMatchObject([
      {
        organisation: tenant.municipalities[0].schools[0].code,
        municipality: tenant.municipalities[0].code,
        formVersionId: campaign.formVersionId,
        values: { all: 40, few: "<5" },
        tables: {},
      },
    ]);
    const rest = pageOf(
      await world.ask("exchange.answers", world.secrets.region, {
        organisation,
        limit: 5,
        after: first.next ?? "",
      }),
    );
    expect(rest.rows.map(({ values }) => values)).toEqual([
      { all: 10, few: 0 },
      { all: 20, few: 9 },
    ]);
    expect(rest.next).toBeNull();
    const questions = JSON.parse(
      (await world.ask("exchange.questions", world.secrets.region)).text,
    ) as object;
    expect(questions).toMatchObject({
      formVersionId: campaign.formVersionId,
      questions: [
        { code: "all", title: "Всего", unit: "чел.", hidden: false },
        { code: "few", hidden: true },
      ],
    });
  });

  it("are results in force of the year asked for", async () => {
    const { tenant, owner } = world;
    const school = tenant.municipalities[0].schools[0];
    await owner(async (tx) => {
      const [indicator] = await buildIndicators(tx, makeRandom(), tenant.region);
      const indicatorId = indicator?.id ?? "";
      await buildResults(tx, tenant.region, 2019, [{ school, indicatorId, figures: [1, 20] }]);
      await buildResults(tx, tenant.region, 2019, [{ school, indicatorId, figures: [2, 20] }]);
    });
    const { rows } = pageOf(await world.ask("exchange.results", world.secrets.home, { year: 2019 }));
    expect(rows).toMatchObject([{ school: school.code, participants: 20, belowMin: 2, state: "value" }]);
    expect(pageOf(await world.ask("exchange.results", world.secrets.home, { year: 2018 })).rows).toEqual([]);
  });
});

describe("plans", () => {
  it("are read once approved, with their measures and execution, and never a draft", async () => {
    const draft = await makePlanWorld();
    const approved = await approvedWorld();
    const told: Record<string, unknown[]> = {};
    for (const [state, { home, head, year }] of Object.entries({ draft, approved })) {
      const organisation = home.code;
      const token = { organisation, name: "Отчёты", scopes: ["plans" as const], expiresOn: head.today };
      const { secret } = await issueToken(head, token);
      const plans = pageOf(await world.ask("exchange.plans", secret, { organisation, year }));
      const measures = pageOf(
        await world.ask("exchange.measures", secret, { organisation, year, limit: 500 }),
      );
      told[state] = [...plans.rows, ...measures.rows];
      if (state === "approved") {
        expect(plans.rows).toMatchObject([{ municipality: home.code, year, state: "approved" }]);
        expect(measures.rows).toHaveLength(plans.rows[0]?.measures as number);
        expect(measures.rows[0]).toMatchObject({ municipality: home.code, execution: "not_started" });
      }
    }
    expect(told.draft).toEqual([]);
    expect(told.approved?.length).toBeGreaterThan(5);
  });
});
