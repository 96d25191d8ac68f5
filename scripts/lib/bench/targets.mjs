// The requests that are measured.
import { withConnection } from "../cluster.mjs";
import { ask, signIn } from "./visitor.mjs";

export const MEASURES = 150;
export const DRAFT = "91-03";
export const SENT = "91-04";

/** Three conditions and a part of the name. */
const REGISTER = "/region/schools?type=secondary&level=secondary_general&closed=no&q=условн";

/** The last page of the register that is followed by another, as its links lead there. */
async function farPage(origin, cookie) {
  let page = REGISTER;
  for (;;) {
    const html = (await ask(origin, cookie, { path: page })).bytes.toString("utf8");
    const after = /[?&;]after=([0-9a-f-]{36})/.exec(html.split('aria-label="Страницы"').at(-1))?.[1];
    if (!after || page.includes(after)) return page;
    page = `${REGISTER}&after=${after}`;
  }
}

/** What is asked, by whom, and what puts a write back for the next round. */
export async function targetsOf(portal, { year, sent }) {
  const [specialist, head, analyst] = await Promise.all(
    [`specialist-${DRAFT.slice(3)}`, `head-${SENT.slice(3)}`]
      .map((name) => `${name}@demo.example`)
      .concat("analyst@imac.example")
      .map((email) => signIn(portal.origin, email)),
  );
  const far = await farPage(portal.origin, analyst);
  const plan = `/api/v1/municipalities/${DRAFT}/plans/${year}`;
  const details = JSON.parse((await ask(portal.origin, specialist, { path: plan })).bytes.toString("utf8"));
  const measure = details.measures[0];
  const { rows } = await withConnection(portal.database.adminUrl, (client) =>
    client.query("SELECT version FROM plan_versions WHERE id = $1", [sent]),
  );
  const { version } = rows[0];
  return [
    { name: "пустая страница", cookie: specialist, request: () => ({ path: "/empty" }) },
    {
      name: `страница плана, ${MEASURES} мероприятий`,
      cookie: specialist,
      request: () => ({ path: `/municipalities/${DRAFT}/plans/${year}` }),
    },
    { name: "планы региона", cookie: analyst, request: () => ({ path: `/region/plans?year=${year}` }) },
    { name: "сравнение перечней региона", cookie: analyst, request: () => ({ path: "/region/comparison" }) },
    { name: "реестр школ, первая страница", cookie: analyst, request: () => ({ path: REGISTER }) },
    { name: "реестр школ, далёкая страница", cookie: analyst, request: () => ({ path: far }) },
    {
      name: "библиотека: слово каждого документа",
      cookie: specialist,
      request: () => ({ path: `/region/library?q=${encodeURIComponent("рекомендациями школ")}` }),
    },
    {
      name: "библиотека: редкое слово",
      cookie: specialist,
      request: () => ({ path: `/region/library?q=${encodeURIComponent("медиации")}` }),
    },
    {
      name: "сохранение одного поля",
      cookie: specialist,
      request: () => ({
        method: "PATCH",
        path: `${plan}/measures/${measure.id}`,
        body: { field: "note", base: measure.note, value: "Примечание", since: details.version.editSeq },
      }),
      after: async (client) => {
        await client.query("UPDATE plan_measures SET note = $2 WHERE id = $1", [measure.id, measure.note]);
        await client.query("UPDATE plan_versions SET edit_seq = $2 WHERE id = $1", [
          details.version.id,
          details.version.editSeq,
        ]);
      },
    },
    {
      name: "утверждение плана",
      cookie: head,
      request: () => ({
        method: "POST",
        path: `/api/v1/municipalities/${SENT}/plans/${year}/approve`,
        body: { version, orderNumber: "45", orderDate: details.version.updatedAt.slice(0, 10) },
      }),
      after: (client) =>
        client.query(
          `UPDATE plan_versions SET state = 'on_approval', version = $2, order_number = NULL, order_date = NULL,
             approved_at = NULL, approved_by_name = NULL, approval_basis = NULL WHERE id = $1`,
          [sent, version],
        ),
    },
  ];
}
