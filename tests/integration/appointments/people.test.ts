import { beforeAll, describe, expect, it, vi } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { listRegionGaps } from "@/lib/modules/appointments/gaps/queries";
import { saveNorms } from "@/lib/modules/appointments/norms/mutations";
import { listCandidates } from "@/lib/modules/appointments/people/candidates/queries";
import { linkAccount, offerMentor, withdrawOffer } from "@/lib/modules/appointments/people/mutations";
import { listPool, searchPeople } from "@/lib/modules/appointments/people/queries";
import { buildOrder } from "@/prisma/factories/orders";
import { makeRandom } from "@/prisma/factories/random";
import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";
import { auditOf } from "@/tests/setup/plans";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let tenant: Tenant;
let home: TenantMunicipality;
let neighbour: TenantMunicipality;
let specialist: TenantContext;

beforeAll(async () => {
  tenant = await makeTenant();
  [home, neighbour] = tenant.municipalities;
  specialist = await at(home.specialist, home);
});

/** A mentor of the first school without an account. */
async function mentorWithoutAccount(number: string): Promise<string> {
  const order = await asOwner({ regionId: tenant.region.id, municipalityId: home.id }, (tx) =>
    buildOrder(tx, makeRandom(), home, {
      number,
      date: "2024-02-01",
      appointments: [
        {
          kind: "mentor",
          person: { fullName: "Лескова Анна Юрьевна", post: "учитель" },
          school: home.schools[0],
        },
      ],
    }),
  );
  return order.appointmentIds[0] ?? "";
}

describe("the account of an appointment", () => {
  it("is made with a one-time link, opens the school to the mentor, and is named once", async () => {
    const appointmentId = await mentorWithoutAccount("401");
    const input = { organisation: home.code, appointmentId, email: `New-${home.code}@mentor.test` };
    const { link } = await linkAccount(specialist, input);
    expect(link).toMatchObject({ kind: "invitation", email: input.email.toLowerCase() });
    const right = await asOwner({ regionId: tenant.region.id, municipalityId: home.id }, (tx) =>
      tx.membership.findFirstOrThrow({ where: { appointmentId }, select: { userId: true, role: true } }),
    );
    expect(right.role).toBe("mentor");
    expect((await at({ id: right.userId }, home.schools[0])).memberships).toMatchObject([{ role: "mentor" }]);
    expect((await auditOf(tenant.region.id, appointmentId)).map(({ event }) => event)).toEqual([
      "appointment.linked",
    ]);
    await refused(linkAccount(specialist, input), "CONFLICT");
  });

  it("is a colleague's own; a stranger's e-mail is refused", async () => {
    const { deputy } = home.schools[2];
    const own = await linkAccount(specialist, {
      organisation: home.code,
      appointmentId: await mentorWithoutAccount("402"),
      email: deputy.email,
    });
    expect(own.link).toBeNull();
    const strange = { organisation: home.code, appointmentId: await mentorWithoutAccount("403") };
    await refused(linkAccount(specialist, { ...strange, email: neighbour.specialist.email }), "CONFLICT");
    const other = await at(neighbour.specialist, neighbour);
    await refused(
      linkAccount(other, { ...strange, organisation: neighbour.code, email: "x@mentor.test" }),
      "NOT_FOUND",
    );
  });
});

describe("the region's pool", () => {
  it("shows a consenting person to the neighbour by name and post, and no more once withdrawn", async () => {
    const [person] = neighbour.persons;
    const other = await at(neighbour.specialist, neighbour);
    const offer = {
      organisation: neighbour.code,
      source: "person" as const,
      sourceId: person?.id ?? "",
      consentOn: "2024-01-15",
    };
    await refused(offerMentor(other, { ...offer, consentOn: "2150-01-01" }), "INVALID");
    const { id } = await offerMentor(other, offer);
    await refused(offerMentor(other, offer), "CONFLICT");
    await refused(offerMentor(specialist, { ...offer, organisation: home.code }), "NOT_FOUND");
    const found = await searchPeople(specialist, { organisation: home.code, query: person?.fullName ?? "" });
    expect(found.people.map(({ source, id: of }) => [source, of])).toContainEqual(["offer", id]);
    const { candidates } = await listCandidates(specialist, {
      organisation: home.code,
      school: home.schools[0].code,
    });
    expect(candidates.filter(({ from }) => from === "pool")).toMatchObject([
      { id, ground: null, load: { here: 0, elsewhere: 0 } },
    ]);
    expect((await listPool(specialist)).rows).toMatchObject([{ id, own: false, load: 0 }]);
    await refused(withdrawOffer(specialist, { organisation: home.code, id }), "NOT_FOUND");
    await withdrawOffer(other, { organisation: neighbour.code, id });
    await withdrawOffer(other, { organisation: neighbour.code, id });
    expect((await auditOf(tenant.region.id, id)).map(({ event }) => event)).toEqual([
      "mentor-offer.made",
      "mentor-offer.withdrawn",
    ]);
    expect((await listPool(specialist)).rows).toEqual([]);
    expect((await listPool(other)).rows).toMatchObject([{ id, own: true }]);
  });
});

describe("the norms", () => {
  it("are ИМАЦ's alone and decide who has too many schools", async () => {
    const admin = await at(tenant.region.admin, tenant.region);
    const input = { organisation: tenant.region.code, schoolsPerMentor: 1, lapseDays: 30, version: 0 };
    await refused(saveNorms(await at(tenant.region.analyst, tenant.region), input), "FORBIDDEN");
    await refused(saveNorms(specialist, { ...input, organisation: home.code }), "CONFLICT");
    await saveNorms(admin, input);
    await refused(saveNorms(admin, input), "STALE");
    const { norms, gaps } = await listRegionGaps(await at(tenant.region.analyst, "region"));
    expect(norms).toEqual({ schoolsPerMentor: 1, lapseDays: 30, version: 1 });
    expect(new Set(gaps.map(({ ownerCode }) => ownerCode))).toEqual(new Set([home.code, neighbour.code]));
  });
});
