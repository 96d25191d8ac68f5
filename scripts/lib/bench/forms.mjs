// A monitoring of 120 questions: every school of the region is asked, this year's forms wait to be checked but for one that
// is being written, last year's are all accepted.
import { withConnection } from "../cluster.mjs";
import { copyRows } from "./data.mjs";

export const CODE = "B120";
/** With the schools of the demonstration more than the 42,400 of the country. */
const SCHOOLS = 42_400;
export const YEAR = 2089;
/** Who writes the one that is not sent. */
export const WRITER = "91-09-001";
const SECTIONS = 6;
const PER_SECTION = 20;

const numbers = Array.from({ length: SECTIONS * PER_SECTION }, (_, at) => at);
const nameOf = (at) => `b${String(at).padStart(3, "0")}`;

/** Mostly numbers compared with last year, two questions taken from the portal, the rest of other kinds. */
function question(at) {
  const asked = {
    code: nameOf(at),
    title: `Показатель № ${at + 1} школы за отчётный период`,
    required: true,
  };
  const number = { unit: "чел.", min: "0", compare: { warnPercent: "20" } };
  if (at === 0)
    return {
      type: "integer",
      ...asked,
      prefill: { source: "карточка школы", locked: true, from: "school.pupils" },
    };
  if (at === 1)
    return {
      type: "integer",
      ...asked,
      ...number,
      prefill: { source: "прошлый год", locked: false, from: `last:${nameOf(1)}` },
    };
  switch (at % 10) {
    case 6:
      return { type: "decimal", ...asked, unit: "%", min: "0", max: "100" };
    case 7:
      return {
        type: "choice",
        ...asked,
        options: ["Да, полностью", "Отчасти", "Нет"].map((label, option) => ({ code: `o${option}`, label })),
      };
    case 8:
      return { type: "text", ...asked, maxLength: 500 };
    case 9:
      return { type: "boolean", ...asked };
    default:
      return { type: "integer", ...asked, ...number };
  }
}

const isNumber = (at) => at % 10 < 6;

const DEFINITION = {
  sections: Array.from({ length: SECTIONS }, (_, section) => ({
    code: `s${section}`,
    title: `Раздел ${section + 1}`,
    questions: numbers.slice(section * PER_SECTION, (section + 1) * PER_SECTION).map(question),
  })),
  checks: numbers
    .filter((at) => at > 1 && isNumber(at) && isNumber(at - 1) && at % 2 === 1)
    .map((at) => ({
      code: `c${at}`,
      severity: at % 4 === 1 ? "block" : "warn",
      expression: `${nameOf(at)} <= ${nameOf(at - 1)}`,
      text: `Показатель № ${at + 1} больше показателя № ${at}.`,
    })),
};

function answerTo(at) {
  switch (at % 10) {
    case 6:
      return "47.5";
    case 7:
      return `o${at % 3}`;
    case 8:
      return `Пояснение к показателю № ${at + 1}: работа идёт по плану, исполнитель назначен приказом.`;
    case 9:
      return at % 2 === 0;
    default:
      return String(900 - at * 7);
  }
}

/** What the portal fills in by itself is not typed. */
const ANSWERS = Object.fromEntries(numbers.slice(2).map((at) => [nameOf(at), answerTo(at)]));
const SENT = { [nameOf(0)]: "300", [nameOf(1)]: "280", ...ANSWERS };

/** Puts the monitoring of this year and the last into a database of one region. */
export function makeForms(adminUrl) {
  return withConnection(adminUrl, async (client) => {
    const one = async (text, values) => (await client.query(text, values)).rows[0];
    await client.query("BEGIN");
    const { id: region } = await one("SELECT id FROM organisations WHERE kind = 'region'");
    // Triggers that count do it in the name of the region.
    await client.query("SELECT set_config('app.region_id', $1, true)", [region]);
    const { id: form } = await one(
      `INSERT INTO monitoring_forms (region_id, code, title, respondent)
       VALUES ($1, $2, 'Сто двадцать показателей', 'school') RETURNING id`,
      [region, CODE],
    );
    const { id: version } = await one(
      `INSERT INTO monitoring_form_versions (region_id, form_id, number, status, published_at, definition)
       VALUES ($1, $2, 1, 'published', '2020-01-01', $3) RETURNING id`,
      [region, form, JSON.stringify(DEFINITION)],
    );
    for (const year of [YEAR - 1, YEAR]) {
      const { id: campaign } = await one(
        `INSERT INTO campaigns (region_id, year, code, title, respondent, form_id, form_version_id, target, opens_on,
                closes_on, respondent_until_on, municipality_until_on, region_until_on, state, confirmed_at, opened_at)
         VALUES ($1, $2, $3, 'Сто двадцать показателей', 'school', $4, $5, 'all', '2020-01-01', '2090-01-05',
                 '2090-01-01', '2090-01-05', '2090-01-10', 'opened', '2020-01-01', '2020-01-01') RETURNING id`,
        [region, year, CODE, form, version],
      );
      await client.query(
        `INSERT INTO submissions (region_id, municipality_id, school_id, organisation_id, area_id, campaign_id, ordinal,
                state, sendings, first_sent_at, sent_at, state_at, timeliness, accepted_sending)
         SELECT $1, o.municipality_id, o.id, o.id, coalesce(o.municipality_id, $1), $2, row_number() OVER (ORDER BY o.code),
                state::submission_state, CASE WHEN sent THEN 1 ELSE 0 END, CASE WHEN sent THEN at END,
                CASE WHEN sent THEN at END, at, CASE WHEN sent THEN 'on_time'::timeliness END,
                CASE WHEN state = 'accepted' THEN 1 END
           FROM organisations o
          CROSS JOIN LATERAL (SELECT portal_now() - right(o.code, 3)::int * interval '1 hour' AS at) a
          CROSS JOIN LATERAL (SELECT CASE WHEN $4 THEN 'accepted' WHEN o.code = $3 THEN 'draft' ELSE 'checked' END AS state) s
          CROSS JOIN LATERAL (SELECT state <> 'draft' AS sent) t
          WHERE o.kind = 'school'`,
        [region, campaign, WRITER, year < YEAR],
      );
      await client.query(
        `INSERT INTO submission_sendings (region_id, submission_id, number, round, receipt, form_version_id, answers,
                explanations, sent_at, sent_by_id, sent_by_name, timeliness, checksum)
         SELECT region_id, id, 1, 1, $2 || ordinal, $3, $4, '{}', sent_at, organisation_id, 'Директор', 'on_time', '\\x00'
           FROM submissions WHERE campaign_id = $1 AND sendings = 1`,
        [campaign, `${CODE}-${year}-`, version, JSON.stringify(SENT)],
      );
    }
    await client.query(
      `INSERT INTO submission_answers (submission_id, region_id, organisation_id, answers, edit_seq, updated_by_name)
       SELECT s.id, s.region_id, s.organisation_id, $2, 0, 'Директор'
         FROM submissions s JOIN organisations o ON o.id = s.organisation_id
        WHERE o.code = $1 AND s.campaign_id = (SELECT id FROM campaigns WHERE code = $3 AND year = $4)`,
      [WRITER, JSON.stringify(ANSWERS), CODE, YEAR],
    );
    await client.query("COMMIT");
  });
}

/** Makes the region's schools 42,400, each with a form of its own in both years. */
export function manySchools(adminUrl) {
  return withConnection(adminUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query("SET synchronous_commit = off");
    const { rows } = await client.query(
      "SELECT count(*)::int AS schools FROM organisations WHERE kind = 'school'",
    );
    const copies = Math.ceil(SCHOOLS / rows[0].schools) - 1;
    const ours = "campaign_id IN (SELECT id FROM campaigns WHERE code = $1)";
    await copyRows(client, "organisations", copies, ["id"], "kind = 'school'", []);
    await copyRows(client, "submissions", copies, ["id", "school_id", "organisation_id"], ours, [CODE]);
    await copyRows(client, "submission_sendings", copies, ["submission_id"], "receipt LIKE $1", [
      `${CODE}-${YEAR - 1}-%`,
    ]);
    await client.query(
      `UPDATE campaign_counters SET draft = draft * $2, checked = checked * $2, accepted = accepted * $2,
              on_time = on_time * $2 WHERE ${ours}`,
      [CODE, copies + 1],
    );
    await client.query("VACUUM ANALYZE");
  });
}

/** Where the form that is being written stands: its ids and what a save and a sending are told. */
export async function draftOf(adminUrl) {
  const { rows } = await withConnection(adminUrl, (client) =>
    client.query(
      `SELECT s.id, s.version, to_jsonb(k) AS counted FROM submissions s
         JOIN organisations o ON o.id = s.organisation_id JOIN campaigns c ON c.id = s.campaign_id
         JOIN campaign_counters k ON k.campaign_id = c.id AND k.area_id = s.area_id
        WHERE o.code = $1 AND c.code = $2 AND c.year = $3`,
      [WRITER, CODE, YEAR],
    ),
  );
  return { ...rows[0], field: nameOf(3), value: ANSWERS[nameOf(3)] };
}

/** What was saved or sent is as it was: another round begins. */
export async function putBack(client, { id, version, counted, field, value }) {
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  await client.query("DELETE FROM submission_steps WHERE submission_id = $1", [id]);
  await client.query("DELETE FROM submission_sendings WHERE submission_id = $1", [id]);
  await client.query("DELETE FROM submission_changes WHERE submission_id = $1", [id]);
  await client.query(
    "UPDATE submission_answers SET answers = jsonb_set(answers, ARRAY[$2], to_jsonb($3::text)), edit_seq = 0 WHERE submission_id = $1",
    [id, field, value],
  );
  await client.query(
    `UPDATE submissions SET state = 'draft', version = $2, sendings = 0, sent_at = NULL, first_sent_at = NULL,
            timeliness = NULL, warnings = 0 WHERE id = $1`,
    [id, version],
  );
  await client.query(
    `UPDATE campaign_counters SET draft = $3, submitted = $4, on_time = $5 WHERE campaign_id = $1 AND area_id = $2`,
    [counted.campaign_id, counted.area_id, counted.draft, counted.submitted, counted.on_time],
  );
  await client.query("COMMIT");
}
