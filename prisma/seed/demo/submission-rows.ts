import type { Prisma } from "@/lib/core/db/generated/client";
import type { CampaignDays } from "@/lib/modules/monitorings/campaigns/types";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { receiptOf } from "@/lib/modules/monitorings/sending/rules";
import { sealSending } from "@/lib/modules/monitorings/submissions/sealing/queries";
import { day, type Random } from "@/prisma/factories/random";

import type { Answered } from "./answered";
import { addDays, workingHour, type DemoCalendar } from "./calendar";
import { fateOf, type Fate } from "./fates";
import type { DemoRespondent } from "./respondents";
import type { DemoCode } from "./windows";

export interface DemoCampaign {
  id: string;
  code: DemoCode;
  year: number;
  window: CampaignDays;
  opened: boolean;
  formVersionId: string;
  form: Form;
}

interface DemoForm {
  respondent: DemoRespondent;
  answered: Answered;
  lastYear: Record<string, unknown>;
}

interface Work {
  campaign: DemoCampaign;
  random: Random;
  /** By authority. */
  checkers: ReadonlyMap<string, { id: string; name: string }>;
  /** The school of the demonstration's director: forms are in work there. */
  belogorsk: string;
}

const ANALYST = "Аналитик ИМАЦ";
const EXPLANATION = "Проверено по документам школы: сведения верны.";
const NO_TIME = "В школе несколько дней не было электричества.";

/** What of a form is written in whose name. */
export interface Written {
  submission: Prisma.SubmissionCreateManyInput;
  sending: Prisma.SubmissionSendingCreateManyInput | null;
  draft: Prisma.SubmissionAnswersCreateManyInput | null;
  steps: Prisma.SubmissionStepCreateManyInput[];
  remark: Prisma.SubmissionRemarkCreateManyInput | null;
  extension: Prisma.SubmissionExtensionCreateManyInput | null;
}

/** A form of the demonstration as the rows it is made of. */
export function writeForm(
  regionId: string,
  calendar: DemoCalendar,
  { campaign, random, checkers, belogorsk }: Work,
  { respondent, answered, lastYear }: DemoForm,
  ordinal: number,
): Written {
  const { window, year, code } = campaign;
  const { organisationId, municipalityId, schoolId, sender } = respondent;
  const direct = schoolId === null || municipalityId === null;
  const fate = respondent.organisationId === belogorsk ? ownFate(campaign, calendar) : null;
  const { state, sentOn, extended } = fate ?? fateOf(random, window, calendar.today, direct);
  const id = random.uuid();
  const sentAt = sentOn === null ? null : workingHour(sentOn, random.int(9, 17));
  const late = extended && sentOn !== null;
  const evaluated = evaluateForm(campaign.form, {
    answers: answered.answers,
    facts: answered.facts,
    lastYear,
  });
  const warnings = evaluated.findings.filter(({ severity }) => severity === "warn");
  const explanations = Object.fromEntries(warnings.map(({ key }) => [key, EXPLANATION]));
  const base = { regionId, submissionId: id };
  const checker = municipalityId === null ? null : (checkers.get(municipalityId) ?? null);
  const passedAt = sentOn === null ? null : workingHour(notAfter(addDays(sentOn, 1), calendar.today), 17);
  const acceptedAt = sentOn === null ? null : workingHour(notAfter(addDays(sentOn, 3), calendar.today), 18);
  const grantedUntil = extended
    ? late
      ? addDays(window.respondentUntilOn, 4)
      : addDays(calendar.today, 5)
    : null;
  const question = firstNumber(campaign.form);

  const steps: Prisma.SubmissionStepCreateManyInput[] = [];
  const step = (
    action: string,
    from: Prisma.SubmissionStepCreateManyInput["from"],
    to: Prisma.SubmissionStepCreateManyInput["to"],
    side: "respondent" | "municipality" | "region",
    by: { id: string; name: string },
    at: Date,
    reason = "",
  ) =>
    steps.push({
      ...base,
      id: random.uuid(),
      action,
      from,
      to,
      side,
      sending: action === "begin" ? 0 : 1,
      byId: by.id,
      byName: by.name,
      at,
      reason,
    });
  if (state !== "not_started") {
    const begun = sentOn ?? window.opensOn;
    step("begin", "not_started", "draft", "respondent", sender, workingHour(begun, 8));
  }
  const sentTo = direct ? "checked" : "submitted";
  if (sentAt) step("send", "draft", sentTo, "respondent", sender, sentAt);
  if (checker && !direct && passedAt && (state === "checked" || state === "accepted"))
    step("pass", "submitted", "checked", "municipality", checker, passedAt);
  const reason = "Проверьте показатель: он расходится со сведениями прошлого года.";
  const returner = direct ? ("region" as const) : ("municipality" as const);
  const returnedBy = direct ? { id: regionId, name: ANALYST } : (checker ?? { id: regionId, name: ANALYST });
  if (state === "returned" && passedAt)
    step("return", sentTo, "returned", returner, returnedBy, passedAt, reason);
  if (state === "accepted" && acceptedAt)
    step("accept", "checked", "accepted", "region", { id: regionId, name: ANALYST }, acceptedAt);

  return {
    submission: {
      id,
      regionId,
      municipalityId,
      schoolId,
      organisationId,
      areaId: municipalityId ?? regionId,
      campaignId: campaign.id,
      ordinal,
      state,
      sendings: sentAt ? 1 : 0,
      firstSentAt: sentAt,
      sentAt,
      timeliness: sentAt ? (late ? "with_permission" : "on_time") : null,
      stateAt:
        { accepted: acceptedAt, checked: passedAt, returned: passedAt }[state as string] ??
        sentAt ??
        workingHour(window.opensOn, 9),
      returnedBy: state === "returned" ? returner : null,
      openQuestions: state === "returned" ? [question] : [],
      returnBefore: state === "returned" ? endOf(addDays(calendar.today, 2)) : null,
      extendedBefore: grantedUntil === null ? null : endOf(grantedUntil),
      warnings: sentAt ? warnings.length : 0,
      acceptedSending: state === "accepted" ? 1 : null,
    },
    sending: sentAt
      ? {
          ...base,
          number: 1,
          round: 1,
          receipt: receiptOf({ code, year, ordinal, sending: 1 }),
          formVersionId: campaign.formVersionId,
          answers: answered.answers as Prisma.InputJsonObject,
          explanations,
          lastYear: lastYear as Prisma.InputJsonObject,
          facts: answered.facts as Prisma.InputJsonObject,
          warnings: warnings.length,
          sentAt,
          sentById: sender.id,
          sentByName: sender.name,
          timeliness: late ? "with_permission" : "on_time",
          checksum: new Uint8Array(
            sealSending({
              organisationId,
              formVersionId: campaign.formVersionId,
              sentAt,
              answers: answered.answers,
              explanations,
            }),
          ),
        }
      : null,
    draft:
      state === "draft" || state === "returned"
        ? {
            ...base,
            organisationId,
            answers: (state === "draft"
              ? half(answered.answers)
              : answered.answers) as Prisma.InputJsonObject,
            explanations: state === "draft" ? {} : explanations,
            updatedByName: sender.name,
            updatedAt: workingHour(notAfter(addDays(window.opensOn, 2), calendar.today), 15),
          }
        : null,
    steps,
    remark:
      state === "returned" && passedAt && checker && !direct
        ? {
            ...base,
            id: random.uuid(),
            question,
            sending: 1,
            side: "municipality",
            text: reason,
            publishedAt: passedAt,
            madeAt: passedAt,
            madeById: checker.id,
            madeByName: checker.name,
          }
        : null,
    extension:
      grantedUntil !== null && checker && !direct
        ? {
            ...base,
            id: random.uuid(),
            state: "granted",
            reason: NO_TIME,
            wantedUntilOn: day(grantedUntil),
            requestedAt: workingHour(notAfter(window.respondentUntilOn, calendar.today), 12),
            requestedById: sender.id,
            requestedByName: sender.name,
            decidedAt: workingHour(notAfter(window.respondentUntilOn, calendar.today), 16),
            decidedByName: checker.name,
            decidedLevel: "municipality",
            decisionReason: "",
            grantedUntilOn: day(grantedUntil),
          }
        : null,
  };
}

/** The school whose director signs in first has something to do: a form in work and a form that came back. */
function ownFate({ code, year, window }: DemoCampaign, { planYear, today }: DemoCalendar): Fate | null {
  if (year !== planYear - 1 || today < window.opensOn) return null;
  if (code === "M2") return { state: "draft", sentOn: null, extended: true };
  if (code === "M3") return { state: "returned", sentOn: window.opensOn, extended: false };
  return null;
}

/** The first figure the respondent types itself: what a checker looks at first. */
function firstNumber(form: Form): string {
  const questions = form.sections.flatMap((section) => section.questions);
  const typed = questions.filter((question) => !("prefill" in question && question.prefill?.locked === true));
  const found = typed.find(({ type }) => type === "integer" || type === "decimal" || type === "percent");
  return (found ?? typed[0])?.code ?? "";
}

function half(answers: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(answers);
  return Object.fromEntries(entries.slice(0, Math.ceil(entries.length / 2)));
}

const notAfter = (date: string, today: string) => (date < today ? date : today);
/** The instant a day ends in the region of the demonstration. */
const endOf = (date: string) => new Date(`${addDays(date, 1)}T00:00:00+03:00`);
