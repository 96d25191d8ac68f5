import { beforeAll, describe, expect, it, vi } from "vitest";

import { GET as exportTable } from "@/app/api/exports/plans/[municipality]/[year]/table/route";
import { GET as exportRegion } from "@/app/api/exports/region/plans/route";
import { GET as sample, POST } from "@/app/api/imports/plans/[municipality]/[year]/route";
import { env } from "@/lib/core/env";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { marksOfAllTables } from "@/tests/setup/administrator";
import { sessionOf } from "@/tests/setup/api";
import { makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { withSessionToken } from "@/tests/setup/request-session";
import { bookParts, zipOf } from "@/tests/setup/zip";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: PlanWorld;
let token: string;
beforeAll(async () => {
  world = await makePlanWorld();
  token = await sessionOf(world.home.specialist.id);
});

const params = () => Promise.resolve({ municipality: world.home.code, year: String(world.year) });

const get = (handler: typeof exportTable, path: string, by: string | null = token) =>
  withSessionToken(by, () => handler(new Request(new URL(path, env.origin)), { params: params() }));

interface Sent {
  by?: string | null;
  name?: string;
  headers?: Record<string, string | null>;
}

async function post(
  bytes: Uint8Array<ArrayBuffer>,
  { by = token, name = "План.xlsx", headers = {} }: Sent = {},
) {
  const all = new Headers({
    "content-type": "application/octet-stream",
    origin: env.origin,
    "sec-fetch-site": "same-origin",
    "x-forwarded-for": "10.2.0.1",
  });
  for (const [key, value] of Object.entries(headers)) {
    if (value === null) all.delete(key);
    else all.set(key, value);
  }
  const url = new URL(`/api/imports/plans/x/y?name=${encodeURIComponent(name)}`, env.origin);
  const request = new Request(url, { method: "POST", headers: all, body: bytes });
  const response = await withSessionToken(by, () => POST(request, { params: params() }));
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const downloaded = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

describe("the table of a plan", () => {
  it("is downloaded and sent back without a change, and nothing is written", async () => {
    const answer = await get(exportTable, "/api/exports/plans/x/y/table");
    expect(answer.headers.get("content-type")).toContain("spreadsheetml.sheet");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''.+\.xlsx$/);
    const before = await marksOfAllTables();
    const { status, json } = await post(await downloaded(answer));
    expect([status, json.problems, json.missing]).toEqual([200, [], []]);
    const rows = json.rows as { fate: string }[];
    expect(new Set(rows.map(({ fate }) => fate))).toEqual(new Set(["unchanged"]));
    expect(await marksOfAllTables()).toEqual(before);
  });

  it("has a sample without lines", async () => {
    const bytes = await downloaded(await get(sample, "/api/imports/plans/x/y"));
    const { sheets } = await readSheets({ name: "о.xlsx", bytes });
    expect(sheets.map(({ name }) => name)).toEqual(["План", "Как заполнять"]);
    expect(sheets[0]?.rows.at(-1)?.cells[0]).toMatch(/^Трек 3/);
  });

  it("and the region's table are not shown to strangers", async () => {
    const stranger = await sessionOf(world.neighbour.specialist.id);
    expect((await get(exportTable, "/x", stranger)).status).toBe(404);
    expect((await get(exportTable, "/x?version=7")).status).toBe(404);
    expect((await get(exportTable, "/x", null)).status).toBe(401);
    expect((await get(sample, "/x", stranger)).status).toBe(404);
    const year = `/x?year=${String(world.year)}`;
    expect((await get(exportRegion, year)).status).toBe(404);
    const analyst = await sessionOf(world.tenant.region.analyst.id);
    const answer = await get(exportRegion, year, analyst);
    const { sheets } = await readSheets({ name: "р.xlsx", bytes: await downloaded(answer) });
    expect(sheets[0]?.rows[3]?.cells.slice(1, 3)).toEqual(["черновик", world.plan.measures.length]);
  });
});

describe("a file that is sent", () => {
  const bytes = () => zipOf(bookParts("<a/>"));

  it("is refused when it did not come from a page of the portal", async () => {
    const foreign: Record<string, string | null>[] = [
      { origin: "https://portal.example" },
      { origin: null },
      { "sec-fetch-site": "cross-site" },
      { "content-type": "application/json" },
      { "content-type": "multipart/form-data; boundary=x" },
      { "content-type": null },
    ];
    const answers = foreign.map(async (headers) => (await post(bytes(), { headers })).status);
    expect(await Promise.all(answers)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  it("is not taken from those who may not load it", async () => {
    const statuses = [];
    for (const by of [
      null,
      world.neighbour.specialist.id,
      world.home.head.id,
      world.tenant.region.admin.id,
    ]) {
      statuses.push((await post(bytes(), { by: by && (await sessionOf(by)) })).status);
    }
    expect(statuses).toEqual([401, 404, 403, 403]);
    const typist = { "x-acting-user": world.home.head.id };
    expect((await post(bytes(), { headers: typist })).status).toBe(401);
  });

  it("is answered with one sentence when it is unfit", async () => {
    const { status, json } = await post(bytes());
    expect([status, json.code, json.message]).toEqual([
      422,
      "INVALID",
      "В файле нет заполненных ячеек. Проверьте, тот ли файл выбран.",
    ]);
    const large = await post(new Uint8Array(21 * 1024 * 1024));
    expect([large.status, large.json.message]).toEqual([
      422,
      "Файл больше 20 МБ. Уберите из него лишнее и загрузите ещё раз.",
    ]);
  });
});
