import { randomUUID } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { actAs, openOwnerDatabase } from "@/lib/core/db/owner";
import { buildCampaign } from "@/prisma/factories/campaigns";
import { buildSchools } from "@/prisma/factories/organisations";
import { FACTORY_PASSWORD, hashOnce } from "@/prisma/factories/people";
import { day, makeRandom } from "@/prisma/factories/random";
import { makeInstallation, signIn, type Started } from "@/tests/setup/production";
import { administer, migratedDatabase, populate, rowsOf } from "@/tests/setup/production-database";

const SCHOOLS = 500;
const FORM = {
  sections: [
    {
      code: "all",
      title: "Всё",
      questions: [
        { type: "integer", code: "pupils", title: "Обучающихся", unit: "чел.", required: true },
        { type: "integer", code: "twos", title: "Из них с «2»", unit: "чел.", required: true },
      ],
    },
  ],
  checks: [
    { code: "part", severity: "block", expression: "twos <= pupils", text: "«2» больше, чем обучающихся." },
  ],
};

const database = await migratedDatabase("production_last_minute");
const installation = makeInstallation(database.secrets);

interface Sender {
  code: string;
  email: string;
  address: string;
  cookie: string;
  /** By code of the campaign. */
  submissions: Record<string, string>;
}
let senders: Sender[] = [];
let portals: [Started, Started];

/** Five hundred schools with a director and a form of each campaign that is filled and not sent. */
async function prepare(): Promise<Sender[]> {
  const tenant = await populate(database);
  const owner = openOwnerDatabase(database.ownerUrl);
  try {
    return await owner.$transaction(async (tx) => {
      const random = makeRandom("last-minute");
      const [home] = tenant.municipalities;
      const regionId = tenant.region.id;
      const schools = await buildSchools(
        tx,
        random,
        tenant.region,
        home,
        Array.from({ length: SCHOOLS }, (_, at) => ({
          code: `${home.code}-${String(at + 100)}`,
          name: `МБОУ «Условная школа № ${String(at + 100)}»`,
        })),
      );
      const people = schools.map((school, at) => ({
        school,
        id: randomUUID(),
        email: `d${String(at)}@r.test`,
      }));
      const passwordHash = await hashOnce(FACTORY_PASSWORD);
      await tx.user.createMany({
        data: people.map(({ id, email }) => ({ id, email, fullName: `Директор ${email}`, passwordHash })),
      });
      await tx.membership.createMany({
        data: people.map(({ school, id }) => ({
          userId: id,
          regionId,
          municipalityId: home.id,
          schoolId: school.id,
          organisationId: school.id,
          role: "school_director" as const,
          validFrom: day("2020-01-09"),
        })),
      });
      const made = new Map<string, Record<string, string>>();
      for (const code of ["M1", "M2"]) {
        const campaign = await buildCampaign(tx, tenant, { code, definition: FORM });
        const rows = schools.map(({ id: schoolId }, at) => ({
          id: randomUUID(),
          regionId,
          municipalityId: home.id,
          schoolId,
          organisationId: schoolId,
          areaId: home.id,
          campaignId: campaign.id,
          ordinal: at + 100,
          state: "draft" as const,
        }));
        await tx.submission.createMany({ data: rows });
        for (const { id, schoolId } of rows) made.set(schoolId, { ...made.get(schoolId), [code]: id });
      }
      for (const { id: schoolId } of schools) {
        await actAs(tx, { regionId, municipalityId: home.id, schoolId });
        await tx.submissionAnswers.createMany({
          data: Object.values(made.get(schoolId) ?? {}).map((submissionId) => ({
            submissionId,
            regionId,
            organisationId: schoolId,
            answers: { pupils: "300", twos: "12" },
          })),
        });
      }
      return people.map(({ school, email }, at) => ({
        code: school.code,
        email,
        address: `10.9.${String(Math.floor(at / 250))}.${String((at % 250) + 1)}`,
        cookie: "",
        submissions: made.get(school.id) ?? {},
      }));
    });
  } finally {
    await owner.$disconnect();
  }
}

/** What a browser knows in the end: a receipt, or the sentence of a refusal. */
type Answer = { receipt: string } | { refused: string };

/** Sends as a page does: the same key until somebody answers, at the other instance when this one is gone. */
async function send(sender: Sender, campaign: string, key: string, from: 0 | 1): Promise<Answer> {
  const id = sender.submissions[campaign] ?? "";
  for (let at = from; ; at = at === 0 ? 1 : 0) {
    const response = await fetch(
      `${portals[at].address}/api/v1/organisations/${sender.code}/submissions/${id}/send`,
      {
        method: "POST",
        headers: {
          cookie: sender.cookie,
          // Each school has an address of its own before the proxy.
          "x-forwarded-for": sender.address,
          origin: "https://trajectory.example",
          connection: "close",
          "content-type": "application/json",
          "idempotency-key": key,
        },
        body: JSON.stringify({ version: 1, seq: 0 }),
      },
    ).catch(() => null);
    const text = await response?.text().catch(() => null);
    // Nobody answered, or an instance that is ending: asked again.
    if (response === null || text == null || response.status >= 500) continue;
    const body = JSON.parse(text) as { receipt?: string; message?: string };
    return body.receipt === undefined ? { refused: body.message ?? text } : { receipt: body.receipt };
  }
}

/** Everybody at once, every twentieth with a double click; `midway` once a fifth of them has an answer. */
async function storm(campaign: string, midway: () => unknown): Promise<Map<string, Answer[]>> {
  const ledger = new Map<string, Answer[]>();
  let answered = 0;
  await Promise.all(
    senders.map(async (sender, at) => {
      const key = randomUUID();
      const clicks = at % 20 === 0 ? 2 : 1;
      const answers = await Promise.all(
        Array.from({ length: clicks }, (_, click) =>
          send(sender, campaign, key, ((at + click) % 2) as 0 | 1),
        ),
      );
      ledger.set(sender.submissions[campaign] ?? "", answers);
      answered += 1;
      if (answered === SCHOOLS / 5) await midway();
    }),
  );
  return ledger;
}

const stored = (campaign: string) =>
  rowsOf<{ id: string; state: string; receipts: string[]; in_time: boolean }>(
    database,
    `SELECT s.id, s.state::text, array(SELECT n.receipt::text FROM submission_sendings n WHERE n.submission_id = s.id) AS receipts,
            coalesce(s.first_sent_at < c.respondent_before, true) AS in_time
       FROM submissions s JOIN campaigns c ON c.id = s.campaign_id
      WHERE c.code = '${campaign}' AND s.ordinal >= 100`,
  );

beforeAll(async () => {
  senders = await prepare();
  portals = [await installation.startPortal("portal-1"), await installation.startPortal("portal-2")];
  // A few at a time: signing in is costly on purpose.
  const waiting = [...senders];
  await Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let sender = waiting.pop(); sender; sender = waiting.pop()) {
        sender.cookie = await signIn(portals[lane % 2 === 0 ? 0 : 1], sender.email, FACTORY_PASSWORD);
      }
    }),
  );
}, 240_000);

describe("the last minute of a window", () => {
  it("the end comes while five hundred send: who was told of a receipt is in time and stored once, who was refused is not", async () => {
    await administer(database, (client) =>
      client.query(`ALTER TABLE campaigns DISABLE TRIGGER campaigns_instants;
        UPDATE campaigns SET respondent_before = portal_now() + interval '10 minutes' WHERE code = 'M1';
        ALTER TABLE campaigns ENABLE TRIGGER campaigns_instants`),
    );
    const setClock = (offset: string) =>
      administer(database, (client) =>
        client.query("UPDATE installation SET demo = true, clock_offset = $1::interval", [offset]),
      );
    // The clock comes to the end while they send.
    const ledger = await storm("M1", () => setClock("10 minutes"));
    await setClock("0");
    const rows = await stored("M1");
    expect(rows).toHaveLength(SCHOOLS);
    for (const { id, state, receipts, in_time } of rows) {
      const answers = ledger.get(id) ?? [];
      for (const answer of answers) {
        if ("receipt" in answer) expect([answer.receipt, state]).toEqual([receipts[0], "submitted"]);
        else expect([answer.refused, state]).toEqual([expect.stringContaining("Срок истёк"), "draft"]);
      }
      expect(receipts.length).toBe(state === "submitted" ? 1 : 0);
      expect(in_time).toBe(true);
    }
    const kinds = new Set(
      [...ledger.values()].flat().map((answer) => ("receipt" in answer ? "sent" : "late")),
    );
    expect(kinds).toEqual(new Set(["sent", "late"]));
  }, 120_000);

  it("an instance dies while five hundred send: everybody has a receipt, nothing is lost and nothing double", async () => {
    const ledger = await storm("M2", () => portals[0].kill());
    const rows = await stored("M2");
    const refusals = [...ledger.values()].flat().filter((answer) => "refused" in answer);
    expect(refusals).toEqual([]);
    for (const { id, state, receipts } of rows) {
      expect([state, receipts.length]).toEqual(["submitted", 1]);
      for (const answer of ledger.get(id) ?? []) expect(answer).toEqual({ receipt: receipts[0] });
    }
    const [counter] = await rowsOf<{ submitted: number; on_time: number }>(
      database,
      `SELECT k.submitted, k.on_time FROM campaign_counters k JOIN campaigns c ON c.id = k.campaign_id
        WHERE c.code = 'M2' ORDER BY k.submitted DESC LIMIT 1`,
    );
    expect(counter).toEqual({ submitted: SCHOOLS, on_time: SCHOOLS });
  }, 120_000);
});
