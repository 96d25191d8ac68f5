import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { getFormVersion, listForms } from "@/lib/modules/monitorings/versions/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let stranger: Tenant;
let admin: TenantContext;
beforeAll(async () => {
  tenant = await makeTenant();
  stranger = await makeTenant();
  admin = await at(tenant.region.admin, "region");
});

const publish = (code: string) =>
  asOwner({ regionId: tenant.region.id }, (tx) =>
    tx.monitoringFormVersion.updateMany({
      where: { form: { code }, number: 1 },
      data: { status: "published", publishedAt: new Date("2026-09-01T00:00:00Z") },
    }),
  );

describe("forms of monitoring", () => {
  it("of the handbook stand in every region as drafts and are read whole", async () => {
    const rows = await listForms(admin);
    expect(rows.map(({ code, respondent, versions }) => [code, respondent, versions.length])).toEqual([
      ["M1", "school", 1],
      ["M2", "school", 1],
      ["M3", "school", 1],
      ["M4", "school", 1],
      ["M5", "municipality", 1],
    ]);
    expect(rows[0]?.versions[0]).toMatchObject({ number: 1, status: "draft", publishedAt: null });
    const read = await getFormVersion(admin, "M5", 1);
    expect(read).toMatchObject({ code: "M5", respondent: "municipality", numbers: [1] });
    expect(read.definition).toEqual(handbookMonitoringForm("M5"));
  });

  it("are not there under another code or number, nor for another region", async () => {
    await refused(getFormVersion(admin, "M9", 1), "NOT_FOUND");
    await refused(getFormVersion(admin, "M1", 2), "NOT_FOUND");
    const ids = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.monitoringForm.findMany({ select: { id: true } }),
    );
    const seen = await withTenant(await at(stranger.region.admin, "region"), "monitoring:read", (tx) =>
      tx.monitoringForm.findMany({ where: { id: { in: ids.map(({ id }) => id) } } }),
    );
    expect(seen).toEqual([]);
  });

  it("are refused to whoever has no part in monitorings", async () => {
    await refused(listForms(await at(tenant.region.expert, "region")), "FORBIDDEN");
  });

  it("are seen below the region once published, and a draft of them never", async () => {
    const home = tenant.municipalities[0];
    const below = [
      await at(home.specialist, home),
      await at(home.schools[0].director, home.schools[0]),
      await at(tenant.directSchool.director, tenant.directSchool),
    ];
    for (const ctx of below) expect(await listForms(ctx)).toEqual([]);
    await publish("M2");
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      const form = await tx.monitoringForm.findFirstOrThrow({ where: { code: "M2" }, select: { id: true } });
      await tx.monitoringFormVersion.create({
        data: { regionId: tenant.region.id, formId: form.id, number: 2, definition: { sections: [] } },
      });
    });
    for (const ctx of below) {
      const rows = await listForms(ctx);
      expect(rows.map(({ code, versions }) => [code, versions.map(({ number }) => number)])).toEqual([
        ["M2", [1]],
      ]);
      expect((await getFormVersion(ctx, "M2", 1)).numbers).toEqual([1]);
      await refused(getFormVersion(ctx, "M2", 2), "NOT_FOUND");
      await refused(getFormVersion(ctx, "M1", 1), "NOT_FOUND");
    }
    expect((await getFormVersion(admin, "M2", 2)).numbers).toEqual([2, 1]);
  });

  it("are written by the region alone, and what is published by nobody", async () => {
    await publish("M3");
    const rename = (ctx: TenantContext) =>
      withTenant(ctx, "monitoring:read", (tx) =>
        tx.monitoringForm.updateMany({ where: { code: "M3" }, data: { title: "Другая" } }),
      );
    const home = tenant.municipalities[0];
    expect(await rename(await at(home.specialist, home))).toEqual({ count: 0 });
    expect(await rename(await at(home.schools[0].director, home.schools[0]))).toEqual({ count: 0 });
    expect(await rename(admin)).toEqual({ count: 1 });
    const rewrite = withTenant(admin, "monitoring:edit", (tx) =>
      tx.monitoringFormVersion.updateMany({
        where: { form: { code: "M3" }, number: 1 },
        data: { definition: { sections: [] } },
      }),
    );
    await expect(rewrite).rejects.toThrow();
    expect((await getFormVersion(admin, "M3", 1)).definition).toEqual(handbookMonitoringForm("M3"));
  });
});
