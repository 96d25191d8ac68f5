import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import {
  approveVersion,
  draftVersion,
  freezeVersion,
  saveVersion,
} from "@/lib/modules/methodologies/versions/mutations";
import { getMethodology, listMethodologies } from "@/lib/modules/methodologies/versions/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { handbookRule } from "@/prisma/seed/methodologies";
import { auditOf } from "@/tests/setup/plans";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let analyst: TenantContext;
let organisation: string;
beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
  organisation = tenant.region.code;
});

const rule = handbookRule("REG_INDEX");
const regional = () => tenant.methodologyVersions.REG_INDEX ?? "";

describe("methodologies", () => {
  it("of the handbook stand in every region with their status", async () => {
    const rows = await listMethodologies(analyst);
    expect(rows.map(({ code, newest }) => [code, newest?.status])).toEqual([
      ["FED_1Y", "draft"],
      ["FED_2Y_AND", "draft"],
      ["FED_2Y_OR", "draft"],
      ["REG_INDEX", "placeholder"],
      ["CONTROL_ZONE", "placeholder"],
    ]);
    // What ИМАЦ has approved nowhere and rested no list on is its own work.
    const school = tenant.municipalities[0].schools[0];
    const below = await listMethodologies(await at(school.director, school));
    expect(below.map(({ newest, versionCount }) => [newest, versionCount])).toEqual(
      Array.from({ length: 5 }, () => [null, 0]),
    );
    await refused(getMethodology(analyst, "NO_SUCH"), "NOT_FOUND");
  });

  it("are copied, edited, approved, and change no more", async () => {
    const { id } = await draftVersion(analyst, {
      organisation,
      fromId: regional(),
      label: "2026.1",
      note: "",
    });
    const taken = { organisation, fromId: regional(), label: "2026.1", note: "" };
    expect((await refused(draftVersion(analyst, taken), "INVALID")).details.fields).toHaveProperty("label");

    const unsound = { ...rule, indicators: [] };
    const edit = { organisation, id, version: 1, label: "2026.1", note: "проба", rule: unsound };
    expect(await saveVersion(analyst, edit)).toEqual({ version: 2 });
    await refused(saveVersion(analyst, edit), "STALE");
    const basis = "приказ № 14 от 01.09.2026";
    const refusal = await refused(
      approveVersion(analyst, { organisation, id, version: 2, basis }),
      "INVALID",
    );
    expect(refusal.message).toMatch(/Выберите хотя бы один показатель/);
    await saveVersion(analyst, { ...edit, version: 2, rule });
    await refused(approveVersion(analyst, { organisation, id, version: 2, basis }), "STALE");
    await approveVersion(analyst, { organisation, id, version: 3, basis });
    await refused(approveVersion(analyst, { organisation, id, version: 4, basis }), "CONFLICT");
    await refused(saveVersion(analyst, { ...edit, version: 4, rule }), "CONFLICT");
    const { versions } = await getMethodology(analyst, "REG_INDEX");
    expect(versions.find((one) => one.id === id)).toMatchObject({
      status: "approved",
      basis,
      can: { edit: false, approve: false },
    });
    const [authority] = tenant.municipalities;
    const seen = await getMethodology(await at(authority.head, authority), "REG_INDEX");
    expect(seen.versions.map((one) => one.id)).toEqual([id]);
    const events = (await auditOf(tenant.region.id, id)).map(({ event }) => event);
    expect(events).toEqual([
      "methodology.drafted",
      "methodology.changed",
      "methodology.changed",
      "methodology.approved",
    ]);
  });

  it("under a published list are frozen, in the database too", async () => {
    const { id } = await draftVersion(analyst, {
      organisation,
      fromId: regional(),
      label: "2026.2",
      note: "",
    });
    await asOwner({ regionId: tenant.region.id }, (tx) => freezeVersion(tx, id));
    const edit = { organisation, id, version: 2, label: "2026.2", note: "", rule };
    await refused(saveVersion(analyst, edit), "CONFLICT");
    const past = asOwner(
      { regionId: tenant.region.id },
      (tx) => tx.$executeRaw`UPDATE methodology_versions SET label = '2027.1' WHERE id = ${id}::uuid`,
    );
    await expect(past).rejects.toThrow(/A published list rests on this version/);
  });

  it("are edited by the region's analysts and nobody else", async () => {
    const edit = { organisation, id: regional(), version: 1, label: "проект", note: "", rule };
    await refused(saveVersion(await at(tenant.region.ministry, "region"), edit), "FORBIDDEN");
    const [authority] = tenant.municipalities;
    await refused(saveVersion(await at(authority.head, authority), edit), "FORBIDDEN");
    const other = await makeTenant();
    await refused(saveVersion(await at(other.region.analyst, "region"), edit), "NOT_FOUND");
  });
});
