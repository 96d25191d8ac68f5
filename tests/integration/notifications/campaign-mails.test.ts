import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { withTenant } from "@/lib/core/db/with-tenant";
import { sendJobs, type MailJob } from "@/lib/core/jobs/queue";
import { holdSubmission } from "@/lib/modules/monitorings/submissions/queries";
import { takeStep } from "@/lib/modules/monitorings/submissions/steps/mutations";
import { announceCampaigns, sendLetter } from "@/lib/modules/notifications/jobs";
import { notifyRespondent } from "@/lib/modules/notifications/mutations";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { startMailServer, type MailServer } from "@/tests/setup/mail";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

let server: MailServer;
let tenant: Tenant;
let campaign: BuiltCampaign;
let school: TenantSchool;
let today: string;

beforeAll(async () => {
  server = await startMailServer();
  vi.stubEnv("PORTAL_SMTP_URL", server.url);
  vi.stubEnv("PORTAL_MAIL_FROM", "Траектория <portal@example.test>");
  tenant = await makeTenant();
  [school] = tenant.municipalities[0].schools;
  ({ today } = await at(tenant.region.admin, "region"));
});
beforeEach(async () => {
  server.letters.length = 0;
  await asAdministrator("DELETE FROM jobs.job");
});
afterAll(() => server.stop());

const DAY = 24 * 3_600_000;
/** The region's own day, so many days from today. */
const dayFromNow = (days: number) => new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10);

/** Takes what waits in the queue and does it, as the runner would. */
async function sendAll(): Promise<MailJob[]> {
  const jobs = await asAdministrator<{ data: MailJob }>(
    "DELETE FROM jobs.job WHERE name = 'send-mail' RETURNING data",
  );
  for (const { data } of jobs) await sendLetter(data);
  return jobs.map(({ data }) => data);
}

const idOf = (organisation: { id: string }) => campaign.submissions[organisation.id] ?? "";

describe("letters of campaigns", () => {
  it("at the opening go once to director and deputy of every school asked, whoever runs", async () => {
    const until = dayFromNow(10);
    campaign = await asOwner({ regionId: tenant.region.id }, (tx) =>
      buildCampaign(tx, tenant, {
        days: {
          opensOn: dayFromNow(-1),
          respondentUntilOn: until,
          municipalityUntilOn: dayFromNow(12),
          closesOn: dayFromNow(12),
          regionUntilOn: dayFromNow(15),
        },
      }),
    );
    await Promise.all([announceCampaigns(), announceCampaigns()]);
    await announceCampaigns();
    expect(await sendAll()).toHaveLength(14);
    const [letter] = server.letters.filter(({ to }) =>
      to?.some(({ address }) => address === school.director.email),
    );
    expect(letter?.subject).toBe(
      `Открыт мониторинг, ответить до ${until.split("-").reverse().join(".")}: ${school.name}`,
    );
    expect(letter?.from?.address).toBe("portal@example.test");
    expect(letter?.text).toContain(`/schools/${school.code}/monitorings/${String(campaign.year)}/M1`);
    expect(letter?.text).toContain(school.director.fullName);
    expect(letter?.text).not.toContain("Отправляет форму руководитель");
    expect(letter?.messageId).toContain(idOf(school));
    const toDeputy = server.letters.find(({ to }) => to?.[0]?.address === school.deputy.email);
    expect(toDeputy?.text).toContain("Отправляет форму руководитель организации.");
  });

  it("three days before the end go to those alone who have not sent, and a day that passed is not made up for", async () => {
    await withTenant(await at(school.director, school), "submission:send", async (tx, actor) => {
      const held = await holdSubmission(tx, { id: idOf(school), timeZone: "Europe/Simferopol" });
      await takeStep(tx, actor, held, "begin");
      const begun = await holdSubmission(tx, { id: idOf(school), timeZone: "Europe/Simferopol" });
      await takeStep(tx, actor, begun, "send");
    });
    const end = (days: number) =>
      asOwner({ regionId: tenant.region.id }, (tx) =>
        tx.campaign.update({
          where: { id: campaign.id },
          data: { respondentUntilOn: new Date(dayFromNow(days)) },
        }),
      );
    await end(3);
    await announceCampaigns();
    const letters = await sendAll();
    expect(letters).toHaveLength(12);
    expect(letters.filter(({ submissionId }) => submissionId === idOf(school))).toEqual([]);
    expect(server.letters[0]?.subject).toContain("осталось 3 дня");
    await end(0);
    await announceCampaigns();
    expect(await sendAll()).toEqual([]);
    await end(10);
  });

  it("of a return goes with its command or not at all, and says why and until when", async () => {
    const authority = tenant.municipalities[0];
    const returning = async (fails: boolean) =>
      withTenant(await at(authority.specialist, school), "submission:check", async (tx, actor) => {
        const held = await holdSubmission(tx, { id: idOf(school), timeZone: "Europe/Simferopol" });
        await takeStep(tx, actor, held, "return", {
          reason: "Число участников больше числа обучающихся",
          changes: { returnedBy: "municipality", returnBefore: new Date(`${dayFromNow(2)}T21:00:00Z`) },
        });
        await notifyRespondent(tx, held, "returned", dayFromNow(0));
        if (fails) throw new Error("refused after all");
      });
    await expect(returning(true)).rejects.toThrow("refused after all");
    expect(await sendAll()).toEqual([]);
    await returning(false);
    expect(await sendAll()).toHaveLength(2);
    const [letter] = server.letters;
    expect(letter?.subject).toContain("возвращена на доработку, исправить до");
    expect(letter?.text).toContain("Причина: Число участников больше числа обучающихся");
    expect(letter?.text).toContain(dayFromNow(2).split("-").reverse().join(".") + ".");
  });

  it("are composed with the rights of the reader when they go: who left or answers for nothing is not written to", async () => {
    const [, other] = tenant.municipalities[0].schools;
    const stranger = await makeTenant();
    const [foreign] = stranger.municipalities[0].schools;
    const jobOf = async (user: { id: string }, submissionId: string): Promise<MailJob> => {
      const [membership] = await asAdministrator<{ id: string }>(
        "SELECT id FROM memberships WHERE user_id = $1 ORDER BY role = 'mentor'",
        [user.id],
      );
      return { submissionId, occasion: "opened", userId: user.id, membershipId: membership?.id ?? "" };
    };
    await sendLetter(await jobOf(foreign.director, idOf(other)));
    const left = await jobOf(other.deputy, idOf(other));
    await asAdministrator("UPDATE users SET disabled_at = clock_timestamp() WHERE id = $1", [
      other.deputy.id,
    ]);
    await sendLetter(left);
    expect(server.letters).toEqual([]);
  });

  it("a box that is not there is not tried again, a server that is away is", async () => {
    const [, , third] = tenant.municipalities[0].schools;
    const people = await asAdministrator<{ id: string; user_id: string }>(
      "SELECT id, user_id FROM memberships WHERE user_id = $1",
      [third.director.id],
    );
    const job: MailJob = {
      submissionId: idOf(third),
      occasion: "opened",
      userId: third.director.id,
      membershipId: people[0]?.id ?? "",
    };
    server.unknown.add(third.director.email);
    await expect(sendLetter(job)).resolves.toBeUndefined();
    expect(server.letters).toEqual([]);
    vi.stubEnv("PORTAL_SMTP_URL", "smtp://127.0.0.1:1");
    await expect(sendLetter(job)).rejects.toThrow();
    vi.stubEnv("PORTAL_SMTP_URL", "");
    await expect(sendLetter(job)).resolves.toBeUndefined();
    vi.stubEnv("PORTAL_SMTP_URL", server.url);
  });

  it("of thousands take one statement a thousand", async () => {
    const ctx = await at(tenant.region.admin, "region");
    const job = {
      submissionId: idOf(school),
      occasion: "opened",
      userId: ctx.user.id,
      membershipId: idOf(school),
    } as const;
    await withTenant(ctx, "campaign:manage", (tx) =>
      sendJobs(tx, "send-mail", Array<MailJob>(2_500).fill(job)),
    );
    const [row] = await asAdministrator<{ jobs: number }>("SELECT count(*)::int AS jobs FROM jobs.job");
    expect(row?.jobs).toBe(2_500);
  });
});
