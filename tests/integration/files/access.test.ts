import { randomUUID } from "node:crypto";

import { beforeAll, describe, expect, it, vi } from "vitest";

import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { Tenant } from "@/prisma/factories/tenant";
import { buildMembership } from "@/prisma/factories/people";
import { makeRandom } from "@/prisma/factories/random";
import { sessionOf } from "@/tests/setup/api";
import { begin, bytesOf, download, progressOf, put } from "@/tests/setup/files";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let tenant: Tenant;
let other: Tenant;
let ofSchool: string;
let ofAuthority: string;

beforeAll(async () => {
  tenant = await makeTenant();
  other = await makeTenant();
  const [home] = tenant.municipalities;
  ofAuthority = await stored(home.specialist.id, home.code);
  ofSchool = await stored(home.schools[0].director.id, home.schools[0].code);
});

async function stored(userId: string, organisation: string): Promise<string> {
  const token = await sessionOf(userId);
  const bytes = bytesOf.pdf();
  const { id } = await begin(token, organisation, { size: bytes.length });
  expect((await put(token, id, bytes)).status).toBe(200);
  return id;
}

async function seen(userId: string): Promise<Record<string, number>> {
  const token = await sessionOf(userId);
  const answers: Record<string, number> = {};
  for (const [name, id] of Object.entries({ ofAuthority, ofSchool })) {
    answers[name] = (await download(token, id)).status;
  }
  return answers;
}

describe("a stored file", () => {
  it("is read by the organisation that brought it and by the levels above, and by nobody else", async () => {
    const [home, neighbour] = tenant.municipalities;
    const { region } = tenant;
    const both = { ofAuthority: 200, ofSchool: 200 };
    const none = { ofAuthority: 404, ofSchool: 404 };
    const own = { ofAuthority: 404, ofSchool: 200 };
    const expected: [string, { id: string }, Record<string, number>][] = [
      ["administrator", region.admin, both],
      ["analyst", region.analyst, both],
      ["ministry", region.ministry, both],
      ["expert", region.expert, none],
      ["head", home.head, both],
      ["specialist", home.specialist, both],
      ["methodologist", home.methodologist, both],
      ["director", home.schools[0].director, own],
      ["deputy", home.schools[0].deputy, own],
      ["director of the school beside", home.schools[1].director, none],
      ["neighbour's specialist", neighbour.specialist, none],
      ["school under the region", tenant.directSchool.director, none],
      ["administrator of another region", other.region.admin, none],
      ["specialist of another region", other.municipalities[0].specialist, none],
    ];
    for (const [name, { id }, answers] of expected) expect(await seen(id), name).toEqual(answers);
  });

  it("says the same to a stranger as one that is not there", async () => {
    const token = await sessionOf(tenant.municipalities[1].specialist.id);
    const foreign = await download(token, ofAuthority);
    const absent = await download(token, randomUUID());
    expect(await foreign.text()).toBe(await absent.text());
    expect([...foreign.headers]).toEqual([...absent.headers]);
    expect((await download(token, "не-номер")).status).toBe(404);
    expect((await download(null, ofAuthority)).status).toBe(401);
  });

  it("is found through whichever right of the person sees it", async () => {
    const [home, neighbour] = tenant.municipalities;
    const { specialist } = neighbour;
    await asOwner({ regionId: home.regionId }, (tx) =>
      buildMembership(tx, makeRandom(), specialist, home.schools[2], { role: "school_deputy" }),
    );
    const id = await stored(home.schools[2].director.id, home.schools[2].code);
    expect((await download(await sessionOf(specialist.id), id)).status).toBe(200);
    const own = await stored(specialist.id, home.schools[2].code);
    expect((await download(await sessionOf(home.head.id), own)).status).toBe(200);
  });
});

describe("a file on its way", () => {
  it("is one person's: nobody else continues it, asks how far it is, or reads it", async () => {
    const [home, neighbour] = tenant.municipalities;
    const bytes = bytesOf.pdf(1_000);
    const { id } = await begin(await sessionOf(home.specialist.id), home.code, { size: bytes.length });
    for (const user of [
      home.methodologist,
      home.head,
      neighbour.specialist,
      tenant.region.admin,
      other.municipalities[0].specialist,
    ]) {
      const token = await sessionOf(user.id);
      expect((await put(token, id, bytes)).status).toBe(404);
      expect((await progressOf(token, id)).status).toBe(404);
      expect((await download(token, id)).status).toBe(404);
    }
    expect((await put(null, id, bytes)).status).toBe(401);
    for (const [user, { code }] of [
      [home.methodologist, home],
      [neighbour.specialist, neighbour],
      [other.municipalities[0].specialist, other.municipalities[0]],
    ] as const) {
      const taken = await begin(await sessionOf(user.id), code, { id, size: bytes.length });
      expect(taken.status).toBe(404);
    }
    expect((await put(await sessionOf(home.specialist.id), id, bytes)).status).toBe(200);
  });

  it("is not there at an address that cannot be", async () => {
    const [home] = tenant.municipalities;
    const token = await sessionOf(home.specialist.id);
    const bytes = bytesOf.pdf(1_000);
    const { id } = await begin(token, home.code, { size: bytes.length });
    for (const offset of ["", "-1", "0x0", "1e3", "10000000000", "а"]) {
      expect((await put(token, id, bytes, { offset })).status, offset).toBe(404);
    }
    expect((await put(token, "../../etc/passwd", bytes)).status).toBe(404);
  });

  it("goes under nobody else's name in the same browser", async () => {
    const [home] = tenant.municipalities;
    const token = await sessionOf(home.specialist.id);
    const bytes = bytesOf.pdf(1_000);
    const { id } = await begin(token, home.code, { size: bytes.length });
    const other = { "x-acting-user": home.methodologist.id };
    expect((await put(token, id, bytes, { headers: other })).status).toBe(401);
    expect((await put(token, id, bytes, { headers: { "x-acting-user": home.specialist.id } })).status).toBe(
      200,
    );
  });
});

describe("a command that attaches files", () => {
  const attach = async (user: { id: string }, target: { code: string }, ids: string[]) =>
    withTenant(await at(user, target), "file:upload", (tx) => requireOwnFiles(tx, ids));

  it("takes stored files of its own organisation", async () => {
    const [home] = tenant.municipalities;
    await expect(attach(home.methodologist, home, [ofAuthority, ofAuthority])).resolves.toBeUndefined();
    await expect(attach(home.specialist, home, [])).resolves.toBeUndefined();
  });

  it("refuses those of others, absent ones and those not sent to the end", async () => {
    const [home, neighbour] = tenant.municipalities;
    const { id } = await begin(await sessionOf(home.specialist.id), home.code, { size: 1_000 });
    for (const ids of [[ofSchool], [randomUUID()], [id], [ofAuthority, ofSchool]]) {
      await refused(attach(home.specialist, home, ids), "INVALID");
    }
    await refused(attach(neighbour.specialist, neighbour, [ofAuthority]), "INVALID");
  });
});
