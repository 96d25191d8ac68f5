import { beforeAll, describe, expect, it, vi } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { PracticeState } from "@/lib/core/db/enums";
import { listBank } from "@/lib/modules/practices/bank/queries";
import { beginPractice, savePracticeField, sayPracticeUsed } from "@/lib/modules/practices/mutations";
import { getPractice, getPublishedPractice, listPractices } from "@/lib/modules/practices/queries";
import { bankParams } from "@/lib/modules/practices/schema";
import {
  agreePractice,
  proposePractice,
  publishPractice,
  recallPractice,
  returnPractice,
  withdrawPractice,
} from "@/lib/modules/practices/steps/mutations";
import { buildPractice } from "@/prisma/factories/practices";
import type { Tenant } from "@/prisma/factories/tenant";
import { sessionOf } from "@/tests/setup/api";
import { begin, bytesOf, download, put } from "@/tests/setup/files";
import { auditOf, newId } from "@/tests/setup/plans";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let tenant: Tenant;
let director: TenantContext;
let specialist: TenantContext;
let analyst: TenantContext;
let neighbour: TenantContext;
/** The specialist, ИМАЦ and the neighbour's specialist at the address of the school. */
let above: { specialist: TenantContext; analyst: TenantContext };
beforeAll(async () => {
  tenant = await makeTenant();
  const [home, other] = tenant.municipalities;
  const [school] = home.schools;
  director = await at(school.director, school);
  specialist = await at(home.specialist, home);
  analyst = await at(tenant.region.analyst, "region");
  neighbour = await at(other.specialist, other);
  above = { specialist: await at(home.specialist, school), analyst: await at(tenant.region.analyst, school) };
});

/** A practice of the first school in a state. */
async function practiceIn(state: PracticeState, change: Partial<Parameters<typeof buildPractice>[2]> = {}) {
  const [home] = tenant.municipalities;
  const [school] = home.schools;
  return asOwner({ regionId: home.regionId }, (tx) =>
    buildPractice(tx, school, { state, municipalityId: home.id, schoolId: school.id, ...change }),
  );
}

const eventsOf = async (id: string) => (await auditOf(tenant.region.id, id)).map(({ event }) => event);
const bank = async (ctx: TenantContext, asked: object = {}) =>
  (await listBank(ctx, bankParams.parse(asked))).rows.map(({ id }) => id);

describe("a practice", () => {
  it("is written field by field, proposed whole, agreed, published, and found by all", async () => {
    const { id } = await beginPractice(director, { id: newId() });
    await beginPractice(director, { id });
    const save = (change: object) =>
      savePracticeField(director, { id, ...change } as Parameters<typeof savePracticeField>[1]);
    await save({ field: "title", base: "", value: "Дневник наставляемого учителя" });
    await save({ field: "problem", base: "", value: "Молодые учителя уходят" });
    const { missing } = await save({ field: "actions", base: "", value: "Завели «дневники» и учёт встреч" });
    expect(missing).toHaveLength(2);
    await refused(proposePractice(director, { id, version: 4 }), "CONFLICT");
    await save({ field: "tracks", base: [], value: [3] });
    await save({ field: "factors", base: [], value: ["RF03"] });
    await save({ field: "subject", base: "", value: "Наставничество" });
    const figure = {
      title: "Остались в школе",
      unit: "чел.",
      before: "1",
      after: "3",
      source: "приказы школы",
    };
    expect(await save({ field: "figures", base: [], value: [figure] })).toEqual({ version: 8, missing: [] });
    expect(await proposePractice(director, { id, version: 8 })).toEqual({ version: 9 });
    expect((await listPractices(specialist)).waiting.map((row) => row.id)).toContain(id);
    expect((await listBank(analyst, bankParams.parse({}))).queue.map((row) => row.id)).not.toContain(id);
    await agreePractice(above.specialist, { id, version: 9 });
    expect((await listBank(analyst, bankParams.parse({}))).queue.map((row) => row.id)).toContain(id);
    expect(await bank(neighbour, { q: "наставляемые" })).toEqual([]);
    await publishPractice(above.analyst, { id, version: 10 });
    expect(await bank(neighbour, { q: "дневники учет" })).toEqual([id]);
    expect(await bank(neighbour, { track: "3", factor: "RF03", subject: "Наставничество" })).toEqual([id]);
    expect(await bank(neighbour, { factor: "RF01" })).toEqual([]);
    const { practice } = await getPublishedPractice(neighbour, neighbour, id);
    expect(practice.title).toBe("Дневник наставляемого учителя");
    expect((await eventsOf(id)).slice(-3)).toEqual([
      "practice.proposed",
      "practice.agreed",
      "practice.published",
    ]);
  });

  it("keeps both texts apart when two write one field", async () => {
    const { id } = await practiceIn("draft", { outcome: "было" });
    const change = { id, field: "outcome" as const, base: "было" };
    await savePracticeField(director, { ...change, value: "стало" });
    await savePracticeField(director, { ...change, value: "стало" });
    const stale = await refused(savePracticeField(director, { ...change, value: "иначе" }), "STALE");
    expect(stale.details.stale).toMatchObject({ field: "outcome", current: "стало" });
  });

  it("takes only files of its author, and opens them to the region with itself", async () => {
    const [school] = tenant.municipalities[0].schools;
    const session = await sessionOf(school.director.id);
    const bytes = bytesOf.pdf();
    const fileId = newId();
    await begin(session, school.code, { id: fileId, name: "План.pdf", size: bytes.length });
    await put(session, fileId, bytes);
    const { id } = await practiceIn("draft");
    const change = { id, field: "fileIds" as const, base: [] };
    await refused(savePracticeField(director, { ...change, value: [newId()] }), "INVALID");
    await savePracticeField(director, { ...change, value: [fileId] });
    const stranger = await sessionOf(neighbour.user.id);
    expect((await download(stranger, fileId)).status).toBe(404);
    await proposePractice(director, { id, version: 2 });
    await agreePractice(above.specialist, { id, version: 3 });
    expect((await download(stranger, fileId)).status).toBe(404);
    await publishPractice(above.analyst, { id, version: 4 });
    expect((await download(stranger, fileId)).status).toBe(200);
    await withdrawPractice(above.analyst, { id, version: 5, reason: "Устарела" });
    expect((await download(stranger, fileId)).status).toBe(404);
  });

  it.each([
    ["draft", ["director"]],
    ["proposed", ["director", "specialist"]],
    ["returned", ["director", "specialist"]],
    ["agreed", ["director", "specialist", "analyst"]],
    ["published", ["director", "specialist", "analyst"]],
  ] as const)("in the state %s is seen at its address by %j", async (state, readers) => {
    const { id } = await practiceIn(state);
    for (const [name, ctx] of Object.entries({ director, ...above })) {
      if ((readers as readonly string[]).includes(name))
        expect((await getPractice(ctx, id)).state).toBe(state);
      else await refused(getPractice(ctx, id), "NOT_FOUND");
    }
    if (state === "published") await getPublishedPractice(neighbour, neighbour, id);
    else await refused(getPublishedPractice(neighbour, neighbour, id), "NOT_FOUND");
  });

  it("is returned with a reason and proposed again; a step from what was seen before is refused", async () => {
    const { id } = await practiceIn("proposed");
    await returnPractice(above.specialist, { id, version: 1, reason: "Уточните источник" });
    expect(await getPractice(director, id)).toMatchObject({
      state: "returned",
      reason: "Уточните источник",
      can: { edit: true, propose: true, recall: false },
    });
    await refused(proposePractice(director, { id, version: 1 }), "STALE");
    await proposePractice(director, { id, version: 2 });
    await refused(returnPractice(above.specialist, { id, version: 1, reason: "Ещё" }), "STALE");
    await recallPractice(director, { id, version: 3 });
    expect(await getPractice(director, id)).toMatchObject({ state: "draft", can: { edit: true } });
  });

  it("is not written on while it is looked at, nor by anybody but its author", async () => {
    const { id } = await practiceIn("proposed");
    const change = { id, field: "title" as const, base: "Группы выравнивания по математике", value: "Иначе" };
    await refused(savePracticeField(director, change), "CONFLICT");
    await refused(savePracticeField(above.specialist, change), "CONFLICT");
    await refused(savePracticeField(above.analyst, change), "FORBIDDEN");
    await refused(publishPractice(above.analyst, { id, version: 1 }), "NOT_FOUND");
    await refused(agreePractice(neighbour, { id, version: 1 }), "NOT_FOUND");
    await refused(agreePractice(director, { id, version: 1 }), "FORBIDDEN");
    const published = await practiceIn("published");
    await refused(recallPractice(director, { id: published.id, version: 1 }), "CONFLICT");
    await refused(agreePractice(above.specialist, { id: published.id, version: 1 }), "CONFLICT");
  });

  it("of an authority goes to ИМАЦ without a middle step", async () => {
    const [home] = tenant.municipalities;
    const { id } = await asOwner({ regionId: home.regionId }, (tx) =>
      buildPractice(tx, home, { state: "proposed", municipalityId: home.id }),
    );
    await refused(agreePractice(specialist, { id, version: 1 }), "CONFLICT");
    const atHome = await at(tenant.region.analyst, home);
    await publishPractice(atHome, { id, version: 1 });
    expect(await bank(director)).toContain(id);
  });

  it("is used by each other organisation once, and by its author never", async () => {
    const { id } = await practiceIn("published");
    await sayPracticeUsed(neighbour, { id });
    await sayPracticeUsed(neighbour, { id });
    await sayPracticeUsed(specialist, { id });
    await refused(sayPracticeUsed(director, { id }), "CONFLICT");
    const { practice, places } = await getPublishedPractice(neighbour, neighbour, id);
    expect(practice.useCount).toBe(2);
    expect(places).toMatchObject([{ used: true }]);
    expect((await eventsOf(id)).filter((event) => event === "practice.used")).toHaveLength(2);
    const draft = await practiceIn("draft");
    await refused(sayPracticeUsed(neighbour, { id: draft.id }), "NOT_FOUND");
  });

  it("leaves the bank when it is withdrawn", async () => {
    const { id } = await practiceIn("published", { title: "Кружок астрономии" });
    expect(await bank(neighbour, { q: "астрономия" })).toEqual([id]);
    await withdrawPractice(above.analyst, { id, version: 1, reason: "Повторяет другую" });
    expect(await bank(neighbour, { q: "астрономия" })).toEqual([]);
    await refused(withdrawPractice(above.analyst, { id, version: 2, reason: "Ещё раз" }), "CONFLICT");
    expect(await eventsOf(id)).toEqual(["practice.withdrawn"]);
  });
});
