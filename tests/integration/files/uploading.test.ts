import { createHash, randomUUID } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

import { beforeAll, describe, expect, it, vi } from "vitest";

import { env } from "@/lib/core/env";
import type { TenantMunicipality } from "@/prisma/factories/tenant";
import { sessionOf } from "@/tests/setup/api";
import { begin, bytesOf, download, progressOf, put } from "@/tests/setup/files";
import { auditOf } from "@/tests/setup/plans";
import { asOwner, makeTenant } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

const MEGABYTE = 1024 * 1024;

let home: TenantMunicipality;
let token: string;

beforeAll(async () => {
  const tenant = await makeTenant();
  [home] = tenant.municipalities;
  token = await sessionOf(home.specialist.id);
});

const rowOf = (id: string) =>
  asOwner({ regionId: home.regionId }, (tx) => tx.storedFile.findUniqueOrThrow({ where: { id } }));
const placeOf = (id: string) => path.join(env.filesDir, id.slice(-2), id.slice(-4, -2), id);
const onDisk = (id: string) =>
  stat(placeOf(id)).then(
    ({ size }) => size,
    () => null,
  );

/** A body that breaks off after the bytes given, as a lost line does. */
function brokenAfter(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new Error("the line is lost"));
      else controller.enqueue(bytes);
      sent = true;
    },
  });
}

describe("a file", () => {
  it("is sent whole, stored with what it is, audited, and served for saving only", async () => {
    const bytes = bytesOf.pdf(3 * MEGABYTE);
    const name = "Приказ (копия) «о мерах»'.pdf";
    const { id, json } = await begin(token, home.code, { name, size: bytes.length });
    expect(json).toEqual({ id, received: 0, file: null });
    const sent = await put(token, id, bytes);
    expect(sent).toMatchObject({
      status: 200,
      json: { received: bytes.length, file: { id, name, mediaType: "application/pdf", size: bytes.length } },
    });
    const row = await rowOf(id);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(row).toMatchObject({ state: "stored", municipalityId: home.id, schoolId: null });
    expect(Buffer.from(row.sha256 ?? []).toString("hex")).toBe(sha256);
    expect(await auditOf(home.regionId, id)).toMatchObject([
      { event: "file.stored", userId: home.specialist.id, after: { name, size: bytes.length, sha256 } },
    ]);

    const response = await download(token, id);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent("Приказ ")}%28${encodeURIComponent("копия")}%29${encodeURIComponent(" «о мерах»")}%27.pdf`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("lies on the disk under its id, for nobody to execute and none but the portal to read", async () => {
    const bytes = bytesOf.png();
    const { id } = await begin(token, home.code, { name: "../../снимок.png", size: bytes.length });
    await put(token, id, bytes);
    expect(await rowOf(id)).toMatchObject({ name: "снимок.png", mediaType: "image/png" });
    expect((await stat(placeOf(id))).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(placeOf(id)))).toContain(id);
  });

  it("goes on from the middle after a lost line", async () => {
    const bytes = bytesOf.pdf(2 * MEGABYTE + 700);
    const { id } = await begin(token, home.code, { size: bytes.length });
    await put(token, id, brokenAfter(bytes.subarray(0, MEGABYTE + 300)));
    expect(await onDisk(id)).toBe(MEGABYTE + 300);
    expect((await progressOf(token, id)).headers.get("upload-offset")).toBe(String(MEGABYTE + 300));
    const again = await begin(token, home.code, { id, size: bytes.length });
    expect(again.json).toMatchObject({ received: MEGABYTE + 300, file: null });
    const rest = await put(token, id, bytes.subarray(MEGABYTE + 300), { offset: MEGABYTE + 300 });
    expect(rest.json).toMatchObject({ file: { id } });
    expect(Buffer.from(await (await download(token, id)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("is told where to go on when a part begins at a wrong place", async () => {
    const bytes = bytesOf.pdf(1_000);
    const { id } = await begin(token, home.code, { size: bytes.length });
    expect(await put(token, id, bytes.subarray(0, 400))).toMatchObject({
      status: 200,
      json: { received: 400 },
    });
    for (const offset of [0, 300, 500, 1_000]) {
      expect(await put(token, id, bytes.subarray(400), { offset })).toMatchObject({
        status: 409,
        json: { received: 400, file: null },
      });
    }
    expect(await put(token, id, bytes.subarray(400), { offset: 400 })).toMatchObject({ status: 200 });
  });

  it("answers the same when the answer to the last part was lost", async () => {
    const bytes = bytesOf.jpg();
    const { id } = await begin(token, home.code, { name: "фото.jpeg", size: bytes.length });
    const first = await put(token, id, bytes);
    expect(await put(token, id, bytes)).toEqual(first);
    const again = await begin(token, home.code, { id, name: "фото.jpeg", size: bytes.length });
    expect(again.json).toEqual(first.json);
    expect(await auditOf(home.regionId, id)).toHaveLength(1);
  });

  it("is finished by whoever comes next when the portal died between the last byte and its check", async () => {
    const { fileStore } = await import("@/lib/core/files/storage");
    const bytes = bytesOf.pdf(500);
    const { id } = await begin(token, home.code, { size: bytes.length });
    await fileStore().append(id, 0, bytes);
    expect((await begin(token, home.code, { id, size: bytes.length })).json).toMatchObject({ file: null });
    const nothing = new Uint8Array(0);
    expect(await put(token, id, nothing, { offset: 500 })).toMatchObject({ json: { file: { id } } });
  });

  it("is whole when two send it at once", async () => {
    const bytes = bytesOf.pdf(5 * MEGABYTE + 77);
    const { id } = await begin(token, home.code, { size: bytes.length });
    const answers = await Promise.all([1, 2, 3].map(() => put(token, id, bytes)));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    let received = await onDisk(id);
    while (received !== null && received < bytes.length) {
      await put(token, id, bytes.subarray(received), { offset: received });
      received = await onDisk(id);
    }
    expect(await rowOf(id)).toMatchObject({ state: "stored" });
    expect(Buffer.from(await (await download(token, id)).arrayBuffer()).equals(bytes)).toBe(true);
    expect(await auditOf(home.regionId, id)).toHaveLength(1);
  });

  it("is never more than was announced", async () => {
    const bytes = bytesOf.pdf(2 * MEGABYTE);
    const { id } = await begin(token, home.code, { size: MEGABYTE });
    expect(await put(token, id, bytes)).toMatchObject({
      status: 422,
      json: { code: "INVALID", message: "Файл изменился во время отправки. Выберите его ещё раз." },
    });
    expect(await onDisk(id)).toBeNull();
    expect(await rowOf(id)).toMatchObject({ state: "discarded" });
    expect((await put(token, id, bytes)).status).toBe(422);
    expect((await begin(token, home.code, { id, size: MEGABYTE })).status).toBe(422);
  });

  it("of another name or size does not go under a known id", async () => {
    const { id } = await begin(token, home.code, { size: 1_000 });
    expect((await begin(token, home.code, { id, size: 1_001 })).status).toBe(409);
    expect((await begin(token, home.code, { id, name: "Иной.pdf", size: 1_000 })).status).toBe(409);
    expect((await begin(token, home.code, { id, size: 1_000 })).status).toBe(200);
  });

  it.each([
    ["", 100, "Выберите файл"],
    ["план.pdf", 0, "пуст"],
    ["план.pdf", 20 * MEGABYTE + 1, "больше 20 МБ"],
    ["план.doc", 100, "сохраните его как DOCX"],
    ["план.docm", 100, "макросы"],
    ["план.exe", 100, "приложите PDF, DOCX, XLSX, TXT, JPG или PNG"],
    ["план", 100, "приложите PDF, DOCX, XLSX, TXT, JPG или PNG"],
  ])("«%s» of %i bytes is refused before it is sent", async (name, size, words) => {
    const id = randomUUID();
    const { status, text } = await begin(token, home.code, { id, name, size });
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect((await put(token, id, bytesOf.pdf())).status).toBe(404);
  });
});
