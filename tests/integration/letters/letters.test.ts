import { beforeAll, describe, expect, it, vi } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import {
  acknowledgeLetter,
  correctLetter,
  registerLetter,
  sendLetter,
} from "@/lib/modules/letters/mutations";
import { getLetter, listReceivedLetters } from "@/lib/modules/letters/queries";
import { listLetters } from "@/lib/modules/letters/register/queries";
import { registerParams } from "@/lib/modules/letters/schema";
import { getAuthorityTasks } from "@/lib/modules/plans/tasks/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { asRuntimeRole } from "@/tests/setup/administrator";
import { sessionOf } from "@/tests/setup/api";
import { begin, bytesOf, download, put } from "@/tests/setup/files";
import { auditOf, newId } from "@/tests/setup/plans";
import { at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

const SUBJECT =
  "О реализации полного управленческого цикла на примере направления 1.2. «Система работы со школами с низкими результатами обучения и/или школами, функционирующими в неблагоприятных социальных условиях»";

let tenant: Tenant;
let organisation: string;
let analyst: TenantContext;
let specialist: TenantContext;
beforeAll(async () => {
  tenant = await makeTenant();
  organisation = tenant.region.code;
  analyst = await at(tenant.region.analyst, "region");
  const [home] = tenant.municipalities;
  specialist = await at(home.specialist, home);
});

const fields = (change: Partial<Parameters<typeof registerLetter>[1]> = {}) => ({
  issuer: "ГКУ РК «ИМАЦ»",
  kind: "письмо",
  number: "01-13/81",
  date: "2022-05-17",
  subject: SUBJECT,
  fileId: null,
  ...change,
});

const letterTasks = async () =>
  (await getAuthorityTasks(specialist)).filter(({ id }) => id.startsWith("letter:"));

const found = async (asked: object) =>
  (await listLetters(analyst, registerParams.parse(asked))).rows.map(
    ({ number, date }) => `${number} ${date}`,
  );

describe("the register", () => {
  it("knows a letter by issuer, kind, number and date: the same number on another date is another letter", async () => {
    await registerLetter(analyst, fields());
    await registerLetter(analyst, fields({ date: "2019-05-31", subject: "Разработка планов перевода" }));
    await registerLetter(analyst, fields({ issuer: "МОНМ РК", subject: "Другого автора" }));
    const refusal = await refused(registerLetter(analyst, fields({ subject: "Иначе" })), "CONFLICT");
    expect(refusal.details.fields).toHaveProperty("number");
    expect(await found({ q: "01-13/81" })).toEqual([
      "01-13/81 2022-05-17",
      "01-13/81 2022-05-17",
      "01-13/81 2019-05-31",
    ]);
  });

  it("is sorted by date, whatever the order of registration, and filtered by year and kind", async () => {
    for (const date of ["2013-10-16", "2013-11-09", "2013-11-02"]) {
      await registerLetter(analyst, fields({ number: "77", date, kind: "приказ" }));
    }
    expect(await found({ year: "2013" })).toEqual(["77 2013-11-09", "77 2013-11-02", "77 2013-10-16"]);
    expect(await found({ kind: "приказ", sort: "date" })).toEqual([
      "77 2013-10-16",
      "77 2013-11-02",
      "77 2013-11-09",
    ]);
    expect(await found({ year: "2013", kind: "письмо" })).toEqual([]);
  });

  it("keeps the subject verbatim and finds it without quotes, case and ё", async () => {
    const { id } = await registerLetter(analyst, fields({ number: "5", subject: `Учёт ${SUBJECT}` }));
    expect((await getLetter(analyst, id)).subject).toBe(`Учёт ${SUBJECT}`);
    expect(await found({ q: "УЧЕТ о реализации" })).toEqual(["5 2022-05-17"]);
    expect(await found({ q: "учёт О реализации полного «управленческого»" })).toEqual(["5 2022-05-17"]);
    expect(await found({ q: "100%_" })).toEqual([]);
  });

  it("shows fifty letters and goes on after the last of them", async () => {
    for (let at = 0; at < 55; at += 1) {
      await registerLetter(analyst, fields({ number: `N-${String(at)}`, date: "2001-01-09" }));
    }
    const first = await listLetters(analyst, registerParams.parse({ year: "2001" }));
    expect([first.rows.length, first.next]).toEqual([50, first.rows.at(-1)?.id]);
    const second = await listLetters(analyst, registerParams.parse({ year: "2001", after: first.next }));
    expect([second.rows.length, second.next]).toEqual([5, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(55);
  });
});

describe("a letter", () => {
  it("is not of a day to come, new or corrected", async () => {
    const date = "2125-01-01";
    const refusal = await refused(registerLetter(analyst, fields({ number: "завтра", date })), "INVALID");
    expect(refusal.details.fields).toHaveProperty("date");
    const { id } = await registerLetter(analyst, fields({ number: "вчера" }));
    await refused(
      correctLetter(analyst, { ...fields({ number: "вчера", date }), organisation, id, version: 1 }),
      "INVALID",
    );
  });

  it("is corrected until it is sent, and then never, past the portal too", async () => {
    const { id } = await registerLetter(analyst, fields({ number: "6" }));
    const input = { ...fields({ number: "6/1" }), organisation, id, version: 1 };
    expect(await correctLetter(analyst, input)).toEqual({ version: 2 });
    await refused(correctLetter(analyst, input), "STALE");
    await refused(correctLetter(analyst, { ...input, number: "01-13/81", version: 2 }), "CONFLICT");
    await sendLetter(analyst, { organisation, id, codes: [tenant.municipalities[0].code] });
    const refusal = await refused(correctLetter(analyst, { ...input, version: 2 }), "CONFLICT");
    expect(refusal.message).toContain("уже отправлено");
    await asRuntimeRole(async (client) => {
      await client.query("SELECT set_config('app.region_id', $1, false)", [tenant.region.id]);
      await expect(client.query("UPDATE letters SET number = '7' WHERE id = $1", [id])).rejects.toThrow(
        /never changes/,
      );
    });
    expect((await auditOf(tenant.region.id, id)).map(({ event }) => event)).toEqual([
      "letter.registered",
      "letter.corrected",
      "letter.sent",
    ]);
  });

  it("carries lists of several kinds, and keeps its requisites once one is published, not its file", async () => {
    const { rows } = await listLetters(analyst, registerParams.parse({ q: "01-13/206" }));
    const [newest] = rows;
    const letter = await getLetter(analyst, newest?.id ?? "");
    expect(letter.lists.map(({ kind }) => kind)).toEqual([
      "control_zone",
      "federal",
      "regional",
      "resource_deficit",
    ]);
    expect(letter.can.correct).toBe(true);
    expect(letter.requisitesLocked).toBe(true);
    const { id, version, issuer, kind, number, date, subject } = letter;
    const same = { organisation, id, version, issuer, kind, number, date, subject, fileId: null };
    const refusal = await refused(correctLetter(analyst, { ...same, number: "01-13/207" }), "CONFLICT");
    expect(refusal.message).toContain("опубликован перечень");
    expect(await correctLetter(analyst, same)).toEqual({ version: version + 1 });
  });

  it("is acknowledged once by name and time, seen by ИМАЦ with who has not", async () => {
    const [home, neighbour] = tenant.municipalities;
    const { id } = await registerLetter(analyst, fields({ number: "8", subject: "Об ознакомлении" }));
    await refused(acknowledgeLetter(specialist, { id }), "NOT_FOUND");
    await refused(sendLetter(analyst, { organisation, id, codes: ["нет"] }), "INVALID");
    const codes = [home.code, neighbour.code];
    expect(await sendLetter(analyst, { organisation, id, codes })).toEqual({ sent: 2 });
    expect(await sendLetter(analyst, { organisation, id, codes })).toEqual({ sent: 0 });
    const tasks = await letterTasks();
    expect(tasks.map(({ title }) => title)).toContain("Ознакомиться с письмом № 8 от 17.05.2022");

    const said = await acknowledgeLetter(specialist, { id });
    expect(said.acknowledgedBy).toBe(home.specialist.fullName);
    const head = await at(home.head, home);
    expect(await acknowledgeLetter(head, { id })).toEqual(said);
    expect((await letterTasks()).map(({ id: task }) => task)).not.toContain(`letter:${id}`);
    const { recipients, others } = await getLetter(analyst, id);
    expect(recipients.map(({ code, acknowledgedBy }) => [code, acknowledgedBy])).toEqual([
      [home.code, home.specialist.fullName],
      [neighbour.code, null],
    ]);
    expect(others).toEqual([]);
    expect((await auditOf(tenant.region.id, id)).map(({ event }) => event)).toEqual([
      "letter.registered",
      "letter.sent",
      "letter.sent",
      "letter.acknowledged",
    ]);
    await asRuntimeRole(async (client) => {
      await client.query(
        "SELECT set_config('app.region_id', $1, false), set_config('app.municipality_id', $2, false)",
        [tenant.region.id, home.id],
      );
      const undo =
        "UPDATE letter_recipients SET acknowledged_at = NULL, acknowledged_by_id = NULL, acknowledged_by_name = NULL";
      await expect(client.query(`${undo} WHERE letter_id = $1`, [id])).rejects.toThrow(/stays acknowledged/);
    });
  });

  it("is read by those it was sent to: neither the neighbour nor a school is told who else was", async () => {
    const [home, neighbour] = tenant.municipalities;
    const { id } = await registerLetter(analyst, fields({ number: "9" }));
    await sendLetter(analyst, { organisation, id, codes: [home.code] });
    const of = async (ctx: TenantContext) =>
      (await listReceivedLetters(ctx)).letters.map((letter) => letter.id);
    expect(await of(specialist)).toContain(id);
    expect(await of(await at(neighbour.specialist, neighbour))).not.toContain(id);
    await refused(listReceivedLetters(await at(home.schools[0].director, home.schools[0])), "NOT_FOUND");
    await refused(getLetter(specialist, id), "FORBIDDEN");
    await refused(getLetter(analyst, newId()), "NOT_FOUND");
    for (const [level, values] of [
      ["municipality", [tenant.region.id, neighbour.id, ""]],
      ["school", [tenant.region.id, home.id, home.schools[0].id]],
    ] as const) {
      await asRuntimeRole(async (client) => {
        await client.query(
          `SELECT set_config('app.region_id', $1, false), set_config('app.municipality_id', $2, false),
             set_config('app.school_id', $3, false)`,
          [...values],
        );
        const { rows } = await client.query("SELECT FROM letter_recipients WHERE letter_id = $1", [id]);
        expect(rows.length, level).toBe(0);
      });
    }
  });

  it("gives its file to those it was sent to, and to nobody else", async () => {
    const [home, neighbour] = tenant.municipalities;
    const token = await sessionOf(tenant.region.analyst.id);
    const bytes = bytesOf.pdf();
    const { id: fileId } = await begin(token, organisation, { size: bytes.length });
    expect((await put(token, fileId, bytes)).status).toBe(200);
    const { id } = await registerLetter(analyst, fields({ number: "10", fileId }));
    const status = async (user: { id: string }) => (await download(await sessionOf(user.id), fileId)).status;
    expect(await status(home.specialist)).toBe(404);
    await sendLetter(analyst, { organisation, id, codes: [home.code] });
    expect(await status(home.specialist)).toBe(200);
    expect(await status(home.methodologist)).toBe(200);
    expect(await status(neighbour.specialist)).toBe(404);
    expect(await status(home.schools[0].director)).toBe(404);
    await refused(registerLetter(analyst, fields({ number: "11", fileId: newId() })), "INVALID");
  });
});
