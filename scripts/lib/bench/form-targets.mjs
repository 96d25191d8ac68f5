// The requests of monitorings that are measured.
import { CODE, draftOf, putBack, WRITER, YEAR } from "./forms.mjs";
import { signIn } from "./visitor.mjs";

/**
 * Of a school that answers 120 questions, and of those who check and export what it and the others sent; the file
 * grows with the region.
 */
export async function formTargets(portal, { withExport }) {
  const analyst = await signIn(portal.origin, "analyst@imac.example");
  const director = await signIn(portal.origin, `director-${WRITER.slice(3)}@demo.example`);
  const draft = await draftOf(portal.database.adminUrl);
  const api = `/api/v1/organisations/${WRITER}/submissions/${draft.id}`;
  const after = (client) => putBack(client, draft);
  return [
    {
      name: "форма из 120 вопросов с черновиком",
      cookie: director,
      request: () => ({ path: `/schools/${WRITER}/monitorings/${YEAR}/${CODE}` }),
    },
    {
      name: "сохранение одного ответа",
      cookie: director,
      request: () => ({
        method: "PATCH",
        path: `${api}/answers`,
        body: { seq: 0, changes: [{ field: draft.field, base: draft.value, value: "870" }] },
      }),
      after,
    },
    {
      name: "отправка формы из 120 вопросов",
      cookie: director,
      request: () => ({ method: "POST", path: `${api}/send`, body: { version: draft.version, seq: 0 } }),
      after,
    },
    {
      name: "очередь форм, 50 строк",
      cookie: analyst,
      request: () => ({ path: `/region/submissions?campaign=${CODE}-${YEAR}` }),
    },
    {
      name: "табло мониторинга",
      cookie: analyst,
      request: () => ({ path: `/region/campaigns/${YEAR}/${CODE}/board` }),
    },
    {
      name: "выгрузка ответов региона, CSV",
      cookie: analyst,
      request: () => ({ path: `/api/exports/campaigns/${YEAR - 1}/${CODE}?format=csv` }),
    },
  ].slice(0, withExport ? undefined : -1);
}
