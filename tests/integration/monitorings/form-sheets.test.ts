import { beforeAll, describe, expect, it, vi } from "vitest";

import { GET, POST } from "@/app/api/imports/forms/[organisation]/[year]/[campaign]/route";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { env } from "@/lib/core/env";
import type { CellValue, ReadWorkbook } from "@/lib/core/spreadsheets/types";
import { writeFillable } from "@/lib/core/spreadsheets/write-fillable";
import { applySheet } from "@/lib/modules/monitorings/sheets/mutations";
import { getSheetSource, previewSheet } from "@/lib/modules/monitorings/sheets/queries";
import { readFormSheet } from "@/lib/modules/monitorings/sheets/reading/workbook";
import type { SheetPreview } from "@/lib/modules/monitorings/sheets/types";
import { formSheets } from "@/lib/modules/monitorings/sheets/workbook";
import { buildCampaign } from "@/prisma/factories/campaigns";
import { EVERY_QUESTION } from "@/prisma/factories/every-question";
import { leadSubmission } from "@/prisma/factories/submissions";
import { asAdministrator, marksOfAllTables } from "@/tests/setup/administrator";
import { sessionOf } from "@/tests/setup/api";
import { sheetFile, typeInto } from "@/tests/setup/form-sheets";
import { type FillingWorld, makeFillingWorld, saveAs, standingOf, typed } from "@/tests/setup/monitorings";
import { auditOf } from "@/tests/setup/plans";
import { withSessionToken } from "@/tests/setup/request-session";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: FillingWorld;
beforeAll(async () => {
  world = await makeFillingWorld({ definition: EVERY_QUESTION });
});

const ANSWER = 2;

/** A school of the other authority that nobody has answered for yet. */
async function fresh(index: 0 | 1 | 2) {
  const school = world.tenant.municipalities[1].schools[index];
  return {
    school,
    id: world.campaign.submissions[school.id] ?? "",
    deputy: await at(school.deputy, school),
    director: await at(school.director, school),
  };
}

const address = () => ({ year: world.campaign.year, code: world.campaign.code });

async function downloaded(ctx: TenantContext): Promise<ReadWorkbook> {
  return sheetFile(await getSheetSource(ctx, address()));
}

async function preview(ctx: TenantContext, workbook: ReadWorkbook): Promise<SheetPreview> {
  const sheet = readFormSheet(workbook, await getSheetSource(ctx, address()));
  return previewSheet(ctx, address(), { name: "форма.xlsx", sheet });
}

function apply(ctx: TenantContext, id: string, { seq, changes }: Pick<SheetPreview, "seq" | "changes">) {
  const input = {
    organisation: ctx.organisation?.code ?? "",
    id,
    seq,
    fileName: "форма.xlsx",
    changes: changes.map(({ field, base, value }) => ({ field, base, value })),
  };
  return applySheet(asCommand(ctx, input), input);
}

const fill = (book: ReadWorkbook, answers: Record<string, CellValue>) => {
  for (const [key, value] of Object.entries(answers)) typeInto(book, key, ANSWER, value);
};

describe("a form filled in a file", () => {
  it("is shown before it is written, then saved as typed: with its history, begun and audited", async () => {
    const { id, deputy } = await fresh(0);
    const book = await downloaded(deputy);
    fill(book, { pupils: 310, rates: "20,5" });
    const before = await marksOfAllTables();
    const seen = await preview(deputy, book);
    expect(await marksOfAllTables()).toEqual(before);
    expect(seen.changes.map(({ field, before: old, after }) => [field, old, after])).toEqual([
      ["pupils", "", "310"],
      ["rates", "", "20,5"],
    ]);
    const reply = await apply(deputy, id, seen);
    expect(reply).toMatchObject({ seq: 2, saved: 2, state: "draft", conflicts: [], refusals: [] });
    const events = await auditOf(world.tenant.region.id, id);
    expect(events.map(({ event }) => event)).toEqual(["submission.begun", "submission.sheet-loaded"]);
    expect(
      await asAdministrator(
        "SELECT field, after, changed_by_name FROM submission_changes WHERE submission_id = $1 ORDER BY seq",
        [id],
      ),
    ).toEqual([
      { field: "pupils", after: "310", changed_by_name: deputy.user.fullName },
      { field: "rates", after: "20.5", changed_by_name: deputy.user.fullName },
    ]);
    // The same file once more, filled further: what is there is no change, own answers are no conflict.
    fill(book, { pupils: 312 });
    const again = await preview(deputy, book);
    expect([again.changes.map(({ field }) => field), again.conflicts]).toEqual([["pupils"], []]);
  });

  it("never overwrites what a colleague changed since: before it is looked at, and after", async () => {
    const { id, deputy, director } = await fresh(1);
    const book = await downloaded(deputy);
    await saveAs(director, id, [typed("pupils", "300"), typed("note", "от директора")]);
    fill(book, { pupils: 310, rates: 20, books: 90 });
    const seen = await preview(deputy, book);
    expect(seen.changes.map(({ field }) => field)).toEqual(["rates", "books"]);
    expect(seen.conflicts).toEqual([
      expect.objectContaining({ field: "pupils", before: "300", changedBy: director.user.fullName }),
    ]);
    await saveAs(director, id, [typed("rates", "19")], 2);
    const reply = await apply(deputy, id, { seq: seen.seq, changes: [...seen.changes, ...seen.conflicts] });
    expect(reply).toMatchObject({
      saved: 2,
      conflicts: [expect.objectContaining({ field: "rates", value: "19" })],
    });
    const [stored] = await asAdministrator<{ answers: object }>(
      "SELECT answers FROM submission_answers WHERE submission_id = $1",
      [id],
    );
    expect(stored?.answers).toEqual({ pupils: "310", note: "от директора", rates: "19", books: "90" });
  });

  it("gives a deputy no answer of the head, and after a return only what was remarked", async () => {
    const { id, deputy, director } = await fresh(2);
    const mine = await getSheetSource(deputy, address());
    const agreed = EVERY_QUESTION.sections[1]?.questions.find(({ code }) => code === "agreed");
    expect(agreed && mine.closed(agreed)).toMatch(/только руководитель/);
    const book = await downloaded(director);
    fill(book, { agreed: "да", pupils: 5 });
    expect((await preview(deputy, book)).refused).toEqual([
      expect.objectContaining({
        name: "Согласовано",
        message: expect.stringMatching(/только руководитель/) as string,
      }),
    ]);
    expect((await preview(director, book)).changes.map(({ field }) => field)).toEqual(["pupils", "agreed"]);
    await world.owner((tx) => leadSubmission(tx, id, "returned", { openQuestions: ["pupils"] }));
    expect((await preview(director, book)).refused.map(({ name }) => name)).toEqual(["Согласовано"]);
  });
});

describe("a file", () => {
  it("of another school, another monitoring or somebody's own is refused with one sentence", async () => {
    const one = await fresh(0);
    const other = await fresh(1);
    const foreign = await refused(preview(one.deputy, await downloaded(other.deputy)), "INVALID");
    expect(foreign.message).toContain("скачан для другой организации");
    const own: ReadWorkbook = {
      sheets: [
        { name: "Лист1", hidden: false, merges: [], rows: [{ number: 1, cells: ["а"], formulas: [] }] },
      ],
    };
    expect((await refused(preview(one.deputy, own), "INVALID")).message).toContain("скачанная с портала");
    expect(one.id).not.toBe(other.id);
  });

  it("is taken while the form is filled, from those who fill it", async () => {
    const late = await makeFillingWorld({
      definition: EVERY_QUESTION,
      days: {
        opensOn: "2020-01-01",
        respondentUntilOn: "2020-01-10",
        municipalityUntilOn: "2020-01-12",
        closesOn: "2020-01-12",
        regionUntilOn: "2020-01-20",
      },
    });
    const closed = await refused(getSheetSource(late.deputy, address()), "CONFLICT");
    expect(closed.message).toContain("Срок истёк 10.01.2020");
    const change = {
      seq: 0,
      changes: [{ ...typed("note", "x"), place: "", name: "", before: "", after: "", problem: null }],
    };
    await refused(apply(late.deputy, late.id, change), "CONFLICT");
    await refused(getSheetSource(world.specialist, address()), "FORBIDDEN");
    await refused(apply(world.specialist, world.id, change), "FORBIDDEN");
    const { deputy: neighbour } = await fresh(0);
    await refused(apply(neighbour, world.id, change), "NOT_FOUND");
    const stranger = await makeTenant();
    const [foreign] = stranger.municipalities[0].schools;
    await refused(getSheetSource(await at(foreign.deputy, foreign), address()), "NOT_FOUND");
    await refused(apply(await at(foreign.deputy, foreign), world.id, change), "NOT_FOUND");
    await world.owner((tx) => leadSubmission(tx, world.id, "submitted"));
    expect((await refused(getSheetSource(world.deputy, address()), "CONFLICT")).message).toContain(
      "на проверке",
    );
    expect(await standingOf(world.id)).toMatchObject({ seq: 0 });
  });

  it("costs nine statements to make", async () => {
    const { deputy } = await fresh(0);
    await getSheetSource(deputy, address());
    expect((await statementsOf(() => getSheetSource(deputy, address()))).length).toBeLessThanOrEqual(9);
  });
});

it("of an authority is filled as one of a school", async () => {
  const { tenant } = world;
  const [home] = tenant.municipalities;
  const campaign = await world.owner((tx) => buildCampaign(tx, tenant, { code: "M5" }));
  const head = await at(home.head, home);
  const m5 = { year: campaign.year, code: campaign.code };
  const book = await sheetFile(await getSheetSource(head, m5));
  fill(book, { m5_c1a: "1 — частично", "m5_c1a_doc.link": "https://mouo.example/order", m5_sign: "да" });
  const sheet = readFormSheet(book, await getSheetSource(head, m5));
  const seen = await previewSheet(head, m5, { name: "М5.xlsx", sheet });
  expect(seen.changes.map(({ field }) => field)).toEqual(["m5_c1a", "m5_c1a_doc", "m5_sign"]);
  const id = campaign.submissions[home.id] ?? "";
  expect(await apply(head, id, seen)).toMatchObject({ saved: 3, state: "draft", refusals: [] });
});

describe("the route", () => {
  const params = (organisation: string, campaign = world.campaign.code) =>
    Promise.resolve({ organisation, year: String(world.campaign.year), campaign });

  async function send(organisation: string, token: string | null, headers: Record<string, string> = {}) {
    const { deputy } = await fresh(0);
    const bytes = await writeFillable(formSheets(await getSheetSource(deputy, address())));
    const request = new Request(new URL("/api/imports/forms/x/y/z?name=ф.xlsx", env.origin), {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        origin: env.origin,
        "sec-fetch-site": "same-origin",
        "x-forwarded-for": "10.2.0.7",
        ...headers,
      },
      body: bytes,
    });
    return withSessionToken(token, () => POST(request, { params: params(organisation) }));
  }

  it("gives the file and takes it back, from pages of the portal and its own people alone", async () => {
    const { school } = await fresh(0);
    const token = await sessionOf(school.deputy.id);
    const file = await withSessionToken(token, () =>
      GET(new Request(env.origin), { params: params(school.code) }),
    );
    expect(file.headers.get("content-disposition")).toMatch(/\.xlsx$/);
    const answer = await send(school.code, token);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ changes: [], conflicts: [], refused: [], unread: [], fileName: "ф.xlsx" }),
    ]);
    const foreign: Record<string, string>[] = [
      { origin: "https://portal.example" },
      { "sec-fetch-site": "cross-site" },
      { "content-type": "text/plain" },
    ];
    for (const headers of foreign) expect((await send(school.code, token, headers)).status).toBe(403);
    const stranger = await sessionOf((await fresh(1)).school.deputy.id);
    expect((await send(school.code, stranger)).status).toBe(404);
    expect((await send(school.code, null)).status).toBe(401);
    const closed = await withSessionToken(await sessionOf(world.school.deputy.id), () =>
      GET(new Request(env.origin), { params: params(world.school.code) }),
    );
    expect([closed.status, await closed.text()]).toEqual([409, expect.stringContaining("на проверке")]);
    const absent = await withSessionToken(token, () =>
      GET(new Request(env.origin), { params: params(school.code, "M9") }),
    );
    expect(absent.status).toBe(404);
  });
});
