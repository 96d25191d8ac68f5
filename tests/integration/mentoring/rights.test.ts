import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { getMentoring } from "@/lib/modules/mentoring/queries";
import { buildOrder } from "@/prisma/factories/orders";
import { makeRandom } from "@/prisma/factories/random";
import type { Tenant, TenantMunicipality, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { send, sessionOf } from "@/tests/setup/api";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

const ZONE = "Asia/Kamchatka";

let tenant: Tenant;
let home: TenantMunicipality;
let school: TenantSchool;
let today: string;

/** Puts the clock of the portal beside the next midnight of the region. */
const beside = (midnight: "before" | "after") =>
  asAdministrator(
    `UPDATE installation SET demo = true, clock_offset =
       ((date_trunc('day', now() AT TIME ZONE '${ZONE}') + interval '1 day') AT TIME ZONE '${ZONE}')
         ${midnight === "before" ? "-" : "+"} interval '5 minutes' - now()`,
  );

beforeAll(async () => {
  tenant = await makeTenant({ timeZone: ZONE });
  [home] = tenant.municipalities;
  school = home.schools[2];
  today = (await at(home.specialist, home)).today;
  const mentor = home.schools[0].director;
  await asOwner({ regionId: tenant.region.id }, (tx) =>
    buildOrder(tx, makeRandom(), home, {
      number: "21",
      date: "2025-02-01",
      endsOn: today,
      appointments: [
        {
          kind: "mentor",
          person: { userId: mentor.id, fullName: mentor.fullName },
          school,
          workplace: home.schools[0],
        },
      ],
    }),
  );
});
afterAll(() => asAdministrator("UPDATE installation SET demo = false, clock_offset = NULL"));

describe("the right of a mentor", () => {
  it("ends at midnight of the region's zone under a living session; the journal stays with the school", async () => {
    await beside("before");
    const token = await sessionOf(home.schools[0].director.id);
    const visit = {
      school: school.code,
      plannedOn: today,
      plannedTime: "",
      remote: false,
      purpose: "Последний визит",
    };
    const before = await send("mentoring.plan", visit, { token });
    expect(before.status, before.text).toBe(200);
    const { id } = JSON.parse(before.text) as { id: string };
    await beside("after");
    const note = { school: school.code, visit: id, field: "seen", base: "", value: "Урок" };
    for (const [name, input] of [
      ["mentoring.plan", { ...visit, plannedOn: "2099-01-01" }],
      ["mentoring.note", note],
      ["mentoring.hold", { school: school.code, visit: id, version: 1, heldOn: today }],
    ] as const) {
      expect((await send(name, input, { token })).status, name).toBe(404);
    }
    // The session itself lives: the school the same person directs is open.
    const other = { ...visit, school: home.schools[1].code, plannedOn: "2099-01-01" };
    expect((await send("mentoring.plan", other, { token })).status).toBe(200);
    for (const reader of [school.director, home.specialist, tenant.region.analyst]) {
      const journal = await getMentoring(await at(reader, school));
      expect(journal.visits.map((one) => one.purpose)).toEqual(["Последний визит"]);
      expect(journal.mentors).toEqual([]);
    }
  });
});
