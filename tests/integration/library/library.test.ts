import { beforeAll, describe, expect, it, vi } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { readFileText } from "@/lib/modules/files/texts/jobs";
import { addLibraryItem, correctLibraryItem } from "@/lib/modules/library/mutations";
import { getLibraryItem } from "@/lib/modules/library/queries";
import { libraryParams } from "@/lib/modules/library/schema";
import { listLibrary } from "@/lib/modules/library/search/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator, asRuntimeRole } from "@/tests/setup/administrator";
import { sessionOf } from "@/tests/setup/api";
import { begin, download, officeFile, put } from "@/tests/setup/files";
import { auditOf, makePlanWorld, newId } from "@/tests/setup/plans";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let tenant: Tenant;
let admin: TenantContext;
let director: TenantContext;
let mentor: TenantContext;
beforeAll(async () => {
  tenant = await makeTenant();
  const [home] = tenant.municipalities;
  const [school, mentored] = home.schools;
  admin = await at(tenant.region.admin, "region");
  director = await at(school.director, school);
  mentor = await at(school.director, mentored);
});

const fields = (change: Partial<Parameters<typeof addLibraryItem>[1]> = {}) => ({
  title: "О порядке работы «наставников» и учёте «трудных» вопросов",
  kind: "методические рекомендации",
  issuer: "МОНМ РК",
  author: "ГКУ РК «ИМАЦ»",
  requisitesOf: "письмо",
  number: newId().slice(0, 8),
  date: "2023-06-20",
  tracks: [3],
  status: "in_force" as const,
  note: null,
  url: null,
  fileIds: [],
  replacesId: null,
  ...change,
});

const correction = (change: Parameters<typeof fields>[0] & { id: string; version: number }) => {
  const { replacesId: _, ...typed } = fields(change);
  return { ...typed, id: change.id, version: change.version };
};

const eventsOf = async (id: string) => (await auditOf(tenant.region.id, id)).map(({ event }) => event);

const search = (ctx: TenantContext, asked: object) => listLibrary(ctx, libraryParams.parse(asked));
const ids = async (asked: object) => (await search(director, asked)).rows.map(({ id }) => id);
const marked = (pieces: readonly { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

/** A Word document of the region, sent as the browser sends it. */
async function sentDocument(text: string): Promise<string> {
  const session = await sessionOf(tenant.region.admin.id);
  const bytes = officeFile("openxmlformats-officedocument.wordprocessingml.document.main", {
    "word/document.xml": `<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  });
  const id = newId();
  await begin(session, tenant.region.code, { id, name: "Рекомендации.docx", size: bytes.length });
  await put(session, id, bytes);
  return id;
}

describe("the library", () => {
  it("is found by every form of a word, with ё as е and the title as it was written", async () => {
    const { id } = await addLibraryItem(admin, fields());
    for (const q of [
      "наставник",
      "наставникам работа",
      "УЧЕТ",
      "учёта вопрос",
      "«наставников»",
      "наставники & учёт",
    ]) {
      expect(await ids({ q }), q).toContain(id);
    }
    expect(await ids({ q: "наставник бухгалтерия" })).toEqual([]);
    const found = (await search(mentor, { q: "учет наставника" })).rows.find((row) => row.id === id);
    expect(marked(found?.title ?? [])).toBe("О порядке работы «[наставников]» и [учёте] «трудных» вопросов");
  });

  it.each([
    "'",
    "\\",
    "!",
    "<->",
    "a:*",
    "&|!()",
    "%_",
    "\u0002",
    "и",
    "--",
    "'); DROP TABLE library_items; --",
  ])("takes any typed sign for what it is: %j", async (q) => {
    expect((await search(director, { q })).rows).toEqual([]);
  });

  it("is found by requisites and filtered by track, state, kind and issuer", async () => {
    const item = fields({
      number: "77-99/5",
      kind: "приказ",
      tracks: [2],
      status: "partial",
      issuer: "Издатель \\ О'Нил",
    });
    const { id } = await addLibraryItem(admin, item);
    const other = await addLibraryItem(admin, fields({ tracks: [] }));
    expect(await ids({ q: "77-99/5" })).toEqual([id]);
    expect(await ids({ track: "2" })).toEqual([id]);
    expect(await ids({ status: "partial" })).toEqual([id]);
    expect(await ids({ kind: "приказ", issuer: item.issuer })).toEqual([id]);
    expect(await ids({ track: "0" })).toContain(other.id);
    expect(await ids({ track: "2", status: "void" })).toEqual([]);
    expect((await search(director, {})).issuers).toContain(item.issuer);
  });

  it("is turned by pages, the newest first, each document once", async () => {
    for (let at = 0; at < 23; at += 1) {
      await addLibraryItem(admin, fields({ kind: "памятка", title: `Памятка ${String(at)}` }));
    }
    const seen: string[] = [];
    let after: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof listLibrary>> = await search(director, {
        kind: "памятка",
        after,
      });
      seen.push(...page.rows.map(({ title }) => marked(title)));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(Array.from({ length: 23 }, (_, at) => `Памятка ${String(22 - at)}`));
  });

  it("is searched inside the texts of its files", async () => {
    const fileId = await sentDocument(
      "Сопровождение учителя: ещё один тьютор &lt;b&gt; и дневник наблюдений",
    );
    const { id } = await addLibraryItem(admin, fields({ fileIds: [fileId] }));
    expect(await ids({ q: "тьюторами" })).toEqual([]);
    expect((await getLibraryItem(director, id)).files).toMatchObject([{ id: fileId, text: "waiting" }]);
    const [job] = await asAdministrator<{ data: Parameters<typeof readFileText>[0] }>(
      "SELECT data FROM jobs.job WHERE name = 'read-file-text' AND data->>'fileId' = $1",
      [fileId],
    );
    if (!job) throw new Error("The text of the file was not asked for");
    await readFileText(job.data);
    await readFileText(job.data);
    expect(await ids({ q: "тьюторами еще" })).toEqual([id]);
    const [row] = (await search(mentor, { q: "тьюторов" })).rows;
    expect(row?.found?.fileName).toBe("Рекомендации.docx");
    expect(marked(row?.found?.text ?? [])).toContain("ещё один [тьютор] <b> и дневник");
    expect((await getLibraryItem(director, id)).files).toMatchObject([{ text: "read" }]);
    await correctLibraryItem(admin, correction({ id, version: 1 }));
    expect(await ids({ q: "тьюторами" })).toEqual([]);
  });

  it("opens its files to everybody of the region, and to nobody of another", async () => {
    const fileId = await sentDocument("Открыто всем");
    expect((await download(await sessionOf(director.user.id), fileId)).status).toBe(404);
    await addLibraryItem(admin, fields({ fileIds: [fileId] }));
    for (const user of [director.user.id, mentor.user.id, tenant.region.expert.id]) {
      expect((await download(await sessionOf(user), fileId)).status).toBe(200);
    }
    const stranger = await makeTenant();
    const foreign = stranger.municipalities[0].specialist.id;
    expect((await download(await sessionOf(foreign), fileId)).status).toBe(404);
  });

  it("shows nothing of another region", async () => {
    const stranger = await makeTenant();
    const foreign = await at(stranger.region.admin, "region");
    const { id } = await addLibraryItem(foreign, fields({ title: "Чужой документ о логопедах" }));
    expect(await ids({ q: "логопед" })).toEqual([]);
    await refused(getLibraryItem(director, id), "NOT_FOUND");
    await refused(correctLibraryItem(admin, correction({ id, version: 1 })), "NOT_FOUND");
    await refused(addLibraryItem(admin, fields({ replacesId: id })), "NOT_FOUND");
  });

  it("keeps the texts and the words of the search from the runtime role", async () => {
    await asRuntimeRole(async (client) => {
      await client.query("SELECT set_config('app.region_id', $1, false)", [tenant.region.id]);
      for (const table of ["search_documents", "search_words", "file_passages"]) {
        expect((await client.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
      }
    });
  });
});

describe("the administrator", () => {
  it("adds a document once, requisites absent where it has none", async () => {
    const typed = fields({ number: null, date: null, title: "Методика без реквизитов" });
    const { id } = await addLibraryItem(admin, typed);
    expect(await getLibraryItem(director, id)).toMatchObject({
      number: null,
      date: null,
      can: { edit: false },
    });
    expect(await eventsOf(id)).toEqual(["library-item.added"]);
    expect((await refused(addLibraryItem(admin, typed), "CONFLICT")).details.fields).toHaveProperty("title");
    const numbered = fields();
    await addLibraryItem(admin, numbered);
    expect((await refused(addLibraryItem(admin, numbered), "CONFLICT")).details.fields).toHaveProperty(
      "number",
    );
    await addLibraryItem(admin, { ...numbered, date: "2022-06-20" });
  });

  it("corrects what was seen, and nobody else may", async () => {
    const { id } = await addLibraryItem(admin, fields());
    const change = correction({ status: "void", note: "В части, не противоречащей закону", id, version: 1 });
    expect(await correctLibraryItem(admin, change)).toEqual({ version: 2 });
    expect(await eventsOf(id)).toEqual(["library-item.added", "library-item.corrected"]);
    await refused(correctLibraryItem(admin, change), "STALE");
    await refused(correctLibraryItem(admin, { ...change, version: 2, fileIds: [newId()] }), "INVALID");
    for (const ctx of [director, mentor, await at(tenant.region.analyst, "region")]) {
      await refused(correctLibraryItem(ctx, { ...change, version: 2 }), "FORBIDDEN");
      await refused(addLibraryItem(ctx, fields()), "FORBIDDEN");
    }
  });

  it("adds a new edition: the earlier one stays with a mark that leads to the newest", async () => {
    const first = await addLibraryItem(admin, fields({ title: "Редакция первая" }));
    const second = await addLibraryItem(admin, fields({ title: "Редакция вторая", replacesId: first.id }));
    const third = await addLibraryItem(admin, fields({ title: "Редакция третья", replacesId: second.id }));
    expect(await eventsOf(first.id)).toEqual(["library-item.added", "library-item.replaced"]);
    const old = await getLibraryItem(director, first.id);
    expect(old).toMatchObject({ replaced: true, status: "void", newest: { id: third.id } });
    expect(await getLibraryItem(director, third.id)).toMatchObject({
      newest: null,
      earlier: [{ id: second.id, replaced: true }],
    });
    await refused(addLibraryItem(admin, fields({ replacesId: first.id })), "CONFLICT");
  });

  it("sees where a document is used, and each reader only what they may", async () => {
    const world = await makePlanWorld();
    const [home, other] = world.tenant.municipalities;
    const keeper = await at(world.tenant.region.admin, "region");
    const { id } = await addLibraryItem(keeper, fields());
    const { regionId } = home;
    await asOwner({ regionId, municipalityId: home.id }, async (tx) => {
      const measure = await tx.planMeasure.findFirstOrThrow({ where: { planVersion: { state: "draft" } } });
      await tx.measureLibraryItem.create({
        data: { regionId, municipalityId: home.id, measureId: measure.id, libraryItemId: id },
      });
    });
    const usageFor = async (user: { id: string }, place: { code: string }) =>
      (await getLibraryItem(await at(user, place), id)).usage;
    expect(await usageFor(home.specialist, home)).toMatchObject({
      measureCount: 1,
      measures: [{ code: home.code }],
    });
    expect(await usageFor(other.specialist, other)).toEqual({ measures: [], measureCount: 0, forms: [] });
    expect((await usageFor(home.schools[0].director, home.schools[0])).measureCount).toBe(0);
  });
});
