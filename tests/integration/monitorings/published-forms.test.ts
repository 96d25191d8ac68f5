import { expect, it } from "vitest";

import { withTenant } from "@/lib/core/db/with-tenant";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";
import { buildCampaign } from "@/prisma/factories/campaigns";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

it("what a published form asks is read once a process and shown to no stranger for that", async () => {
  const [tenant, stranger] = [await makeTenant(), await makeTenant()];
  const { formVersionId } = await asOwner({ regionId: tenant.region.id }, (tx) => buildCampaign(tx, tenant));
  const read = async (of: typeof tenant) =>
    withTenant(await at(of.municipalities[0].specialist, of.municipalities[0]), "monitoring:read", (tx) =>
      publishedForm(tx, formVersionId),
    );
  const form = await read(tenant);
  expect(form).toEqual(handbookMonitoringForm("M1"));
  expect(await read(tenant)).toBe(form);
  await refused(read(stranger), "NOT_FOUND");
});
