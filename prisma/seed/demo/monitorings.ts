import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { day, makeRandom, type Random } from "@/prisma/factories/random";
import { handbookMonitoringForm, MONITORING_FORMS } from "@/prisma/seed/monitoring-forms";

import type { Answered } from "./answered";
import { answerAuthority, answerLowDynamics, answerRiskDynamics } from "./answered-dynamics";
import { answerDeficits, answerIdentification } from "./answered-schools";
import { workingHour, type DemoCalendar } from "./calendar";
import type { DemoMembership } from "./membership";
import { readSchools, type DemoRespondent } from "./respondents";
import { writeForm, type DemoCampaign, type Written } from "./submission-rows";
import { storeSubmissions } from "./submissions";
import { DEMO_CODES, windowOf, type DemoCode } from "./windows";
import { BELOGORSK, type DemoMunicipality, type DemoStaff } from "./world";

const OPENED_BY = "Администратор ИМАЦ";

/**
 * The five monitorings of the year before last and of last year: who was asked, what was sent, where it is today. A window
 * that has not come yet stands in the year's plan. Choices of its own: the rest of the demonstration is the same with and without.
 */
export async function buildDemoMonitorings(
  tx: Tx,
  region: { id: string },
  calendar: DemoCalendar,
  membership: ReadonlyMap<DemoMunicipality, DemoMembership>,
  staff: ReadonlyMap<number, DemoStaff>,
): Promise<void> {
  const schools = await readSchools(tx, region, membership);
  const authorities = [...membership.keys()].map((municipality): DemoRespondent => {
    const head = staff.get(municipality.number)?.head;
    if (!head) throw new Error(`${municipality.code} has no head`);
    return {
      organisationId: municipality.id,
      municipalityId: municipality.id,
      schoolId: null,
      sender: { id: head.id, name: head.fullName },
      school: null,
    };
  });
  const versions = await publishForms(tx, region, calendar);
  const checkers = new Map(
    [...membership.keys()].map(({ id, number }) => {
      const specialist = staff.get(number)?.specialist;
      return [id, { id: specialist?.id ?? id, name: specialist?.fullName ?? "Специалист" }];
    }),
  );
  const last = new Map<string, Answered["answers"]>();
  const written: Written[] = [];
  const { planYear, today } = calendar;
  // From January to August the year that runs is the one whose plan is written: its windows lie ahead.
  const running = Number(today.slice(0, 4)) === planYear ? [planYear] : [];
  for (const year of [planYear - 2, planYear - 1, ...running]) {
    const at = year - (planYear - 3);
    for (const code of DEMO_CODES) {
      const asked = askedBy(code, at, { schools, authorities, membership });
      const campaign = await buildDemoCampaign(tx, region, calendar, { code, year, versions });
      if (!campaign.opened) continue;
      const random = makeRandom(`demo-${code}-${String(year)}`);
      const work = {
        campaign,
        random,
        checkers,
        belogorsk: [...membership.keys()].find(({ number }) => number === BELOGORSK)?.schools[2]?.id ?? "",
      };
      for (const [place, respondent] of asked.entries()) {
        const key = `${code}/${respondent.organisationId}`;
        const answered = answersOf(code, respondent, year);
        const form = { respondent, answered, lastYear: last.get(key) ?? {} };
        last.set(key, answered.answers);
        written.push(writeForm(region.id, calendar, work, form, place + 1));
      }
    }
  }
  await storeSubmissions(tx, region, written);
}

/** Lists of the autumn before: the third of them is of the last year, whose own lists stand beside M3 and M4 of that year. */
function askedBy(
  code: DemoCode,
  at: number,
  {
    schools,
    authorities,
    membership,
  }: {
    schools: DemoRespondent[];
    authorities: DemoRespondent[];
    membership: ReadonlyMap<DemoMunicipality, DemoMembership>;
  },
): DemoRespondent[] {
  if (code === "M5") return authorities;
  if (code === "M1" || code === "M2") return schools;
  const kinds =
    code === "M3" ? (["federal", "regional"] as const) : (["control_zone", "resource_deficit"] as const);
  const year = at === 1 ? 0 : 1;
  const listed = new Set(
    [...membership.values()].flatMap((lists) =>
      kinds.flatMap((kind) => lists[kind][year].map(({ id }) => id)),
    ),
  );
  return schools.filter(({ organisationId }) => listed.has(organisationId));
}

function answersOf(code: DemoCode, { organisationId, school }: DemoRespondent, year: number): Answered {
  // The same school answers alike from year to year, a little otherwise each time.
  const random: Random = makeRandom(`demo-answers-${code}-${organisationId}-${String(year)}`);
  if (school === null) return answerAuthority(random, year, true);
  switch (code) {
    case "M1":
      return answerIdentification(random, school, year);
    case "M2":
      return answerDeficits(random, school);
    case "M3":
      return answerLowDynamics(random, school, year);
    case "M4":
      return answerRiskDynamics(random, school, year);
    case "M5":
      throw new Error("A school does not answer M5");
  }
}

interface DemoVersion {
  formId: string;
  id: string;
  title: string;
  track: number | null;
  form: Form;
}

async function publishForms(
  tx: Tx,
  region: { id: string },
  calendar: DemoCalendar,
): Promise<Map<string, DemoVersion>> {
  await actAs(tx, { regionId: region.id });
  const stored = await tx.monitoringFormVersion.findMany({
    where: { regionId: region.id, number: 1 },
    select: { id: true, formId: true, form: { select: { code: true, title: true, track: true } } },
  });
  await tx.monitoringFormVersion.updateMany({
    where: { id: { in: stored.map(({ id }) => id) } },
    data: {
      status: "published",
      publishedAt: workingHour(`${String(calendar.planYear - 2)}-08-20`, 11),
      note: "Проект, требует утверждения ИМАЦ; в демонстрации по нему уже отвечали.",
    },
  });
  return new Map(
    stored.map(({ id, formId, form: { code, title, track } }) => [
      code,
      { id, formId, title, track, form: handbookMonitoringForm(code) },
    ]),
  );
}

async function buildDemoCampaign(
  tx: Tx,
  region: { id: string },
  { today }: DemoCalendar,
  { code, year, versions }: { code: DemoCode; year: number; versions: ReadonlyMap<string, DemoVersion> },
): Promise<DemoCampaign> {
  const version = versions.get(code);
  const { respondent } = MONITORING_FORMS.find((form) => form.code === code) ?? {
    respondent: "school" as const,
  };
  if (!version) throw new Error(`No form ${code}`);
  const window = windowOf(code, year);
  const opened = window.opensOn <= today;
  const confirmedOn = `${String(year)}-01-29`;
  const confirmedAt = confirmedOn <= today ? workingHour(confirmedOn, 10) : null;
  await actAs(tx, { regionId: region.id });
  const template = await tx.campaignTemplate.findUnique({
    where: { regionId_code: { regionId: region.id, code } },
    select: { id: true },
  });
  const { id } = await tx.campaign.create({
    data: {
      regionId: region.id,
      year,
      code,
      title: version.title,
      track: version.track,
      respondent,
      templateId: template?.id ?? null,
      formId: version.formId,
      formVersionId: version.id,
      target: code === "M1" || code === "M2" || code === "M5" ? "all" : "lists",
      listKinds:
        code === "M3" ? ["federal", "regional"] : code === "M4" ? ["control_zone", "resource_deficit"] : [],
      opensOn: day(window.opensOn),
      respondentUntilOn: day(window.respondentUntilOn),
      municipalityUntilOn: day(window.municipalityUntilOn),
      closesOn: day(window.closesOn),
      regionUntilOn: day(window.regionUntilOn),
      state: opened ? "opened" : "planned",
      confirmedAt,
      confirmedByName: confirmedAt && OPENED_BY,
      openedAt: opened ? workingHour(window.opensOn, 9) : null,
      openedByName: opened ? OPENED_BY : null,
      createdAt: confirmedAt ?? workingHour(today, 9),
    },
    select: { id: true },
  });
  return { id, code, year, window, opened, formVersionId: version.id, form: version.form };
}
