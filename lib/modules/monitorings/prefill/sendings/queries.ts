import type { Tx } from "@/lib/core/db/client";
import { formatDate } from "@/lib/core/format/dates";
import { dateInZone } from "@/lib/core/format/zone";
import { own } from "@/lib/modules/monitorings/answers/rules";
import type { Answers } from "@/lib/modules/monitorings/answers/types";
import { comparableCodes } from "@/lib/modules/monitorings/comparison/definitions/rules";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { Found, LastYear } from "@/lib/modules/monitorings/prefill/types";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

/** A sending of the same organisation, in another campaign or another year. */
export interface OtherSending {
  code: string;
  year: number;
  receipt: string;
  formVersionId: string;
  answers: Answers;
  sentOn: string;
}

interface Row {
  code: string;
  year: number;
  receipt: string;
  form_version_id: string;
  answers: Answers;
  sent_at: Date;
}

/**
 * What an organisation has sent to the campaigns asked, this year and last: this year the latest sending that was not
 * taken back, last year the one that was accepted, else the last one. One statement; none when nothing is asked.
 */
export async function readOtherSendings(
  tx: Tx,
  {
    organisationId,
    year,
    campaigns,
    timeZone,
  }: { organisationId: string; year: number; campaigns: readonly string[]; timeZone: string },
): Promise<OtherSending[]> {
  if (campaigns.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.code, c.year, d.receipt, d.form_version_id, d.answers, d.sent_at
      FROM submissions s
      JOIN campaigns c ON c.id = s.campaign_id
      JOIN LATERAL (
        SELECT x.* FROM submission_sendings x WHERE x.submission_id = s.id
         ORDER BY (c.year < ${year}::int AND x.number = s.accepted_sending) IS TRUE DESC, x.number DESC LIMIT 1) d ON true
     WHERE s.organisation_id = ${organisationId}::uuid AND c.code = ANY (${[...new Set(campaigns)]}::text[])
       AND (c.year = ${year}::int - 1 OR (c.year = ${year}::int AND s.state <> 'draft'))`;
  return rows.map(({ form_version_id, sent_at, ...row }) => ({
    ...row,
    formVersionId: form_version_id,
    sentOn: dateInZone(sent_at, timeZone),
  }));
}

/** The answer to a question in what was sent, and where it stands. */
export function answerIn(sending: OtherSending | undefined, question: string): Found | null {
  const value = own(sending?.answers, question);
  if (sending === undefined || value === undefined || value === null) return null;
  return { value, origin: originOf(sending) };
}

export function originOf({ code, year, sentOn }: OtherSending): string {
  return `из ответов ${code} за ${String(year)} год, отправленных ${formatDate(sentOn)}`;
}

/**
 * Last year's answers to the questions that ask the same in both versions of the form. One small statement when the form
 * has another version since.
 */
export async function readLastYear(
  tx: Tx,
  form: Form,
  { sending, formVersionId }: { sending: OtherSending | undefined; formVersionId: string },
): Promise<LastYear> {
  if (sending === undefined) return { answers: {}, receipt: null, changed: [] };
  const { answers, receipt } = sending;
  if (sending.formVersionId === formVersionId) return { answers, receipt, changed: [] };
  const comparable = comparableCodes(await publishedForm(tx, sending.formVersionId), form);
  const asked = new Set(form.sections.flatMap(({ questions }) => questions.map(({ code }) => code)));
  const answered = Object.keys(answers).filter((code) => asked.has(code));
  return {
    answers: Object.fromEntries(
      answered.filter((code) => comparable.has(code)).map((code) => [code, answers[code]]),
    ),
    receipt,
    changed: answered.filter((code) => !comparable.has(code)),
  };
}
