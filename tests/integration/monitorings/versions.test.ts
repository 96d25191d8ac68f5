import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { getFormComparison } from "@/lib/modules/monitorings/comparison/queries";
import { saveFormEdit } from "@/lib/modules/monitorings/editing/mutations";
import {
  changeForm,
  createForm,
  draftFormVersion,
  dropFormVersion,
  publishFormVersion,
} from "@/lib/modules/monitorings/versions/mutations";
import { getFormVersion, listForms } from "@/lib/modules/monitorings/versions/queries";
import type { CreateFormInput } from "@/lib/modules/monitorings/versions/schema";
import type { Tenant } from "@/prisma/factories/tenant";
import { auditOf, newId } from "@/tests/setup/plans";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let admin: TenantContext;
let organisation: string;
beforeAll(async () => {
  tenant = await makeTenant();
  admin = await at(tenant.region.admin, "region");
  organisation = tenant.region.code;
});

const newForm = (
  code: string,
  from: CreateFormInput["from"] = { code: "M2", number: 1 },
): CreateFormInput => ({
  organisation,
  code,
  title: "Проба",
  respondent: "school",
  track: 2,
  from,
});

async function publish(code: string, number = 1) {
  const { id, version } = await getFormVersion(admin, code, number);
  await publishFormVersion(admin, { organisation, id, version, note: "приказ № 1 от 01.09.2026" });
  return id;
}

const events = async (id: string) => (await auditOf(tenant.region.id, id)).map(({ event }) => event);

describe("a form", () => {
  it("is made empty or with the questions of another one; its code is taken once", async () => {
    await createForm(asCommand(admin, {}), newForm("V1"));
    const copy = await getFormVersion(admin, "V1", 1);
    expect(copy).toMatchObject({ status: "draft", respondent: "school", numbers: [1], version: 1 });
    expect(copy.definition).toEqual((await getFormVersion(admin, "M2", 1)).definition);
    expect(await events(copy.id)).toEqual(["form.created"]);
    await createForm(admin, newForm("V2", null));
    expect((await getFormVersion(admin, "V2", 1)).definition.sections).toHaveLength(1);
    const { details } = await refused(createForm(admin, newForm("v1")), "INVALID");
    expect(details.fields?.code).toContain("уже есть");
    await refused(createForm(admin, newForm("V3", { code: "M9", number: 1 })), "NOT_FOUND");
  });

  it("is called otherwise as it was seen, and asks somebody else only before it is published", async () => {
    await createForm(admin, newForm("N1"));
    const base = { title: "Проба", respondent: "school", track: 2 } as const;
    const input = { organisation, code: "N1", ...base, title: "Проба пера", base };
    await changeForm(admin, { ...input, respondent: "municipality", track: null });
    expect(await getFormVersion(admin, "N1", 1)).toMatchObject({
      title: "Проба пера",
      respondent: "municipality",
      track: null,
    });
    await refused(changeForm(admin, input), "STALE");
    const form = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.monitoringForm.findFirstOrThrow({ where: { code: "N1" }, select: { id: true } }),
    );
    expect(await events(form.id)).toEqual(["form.corrected"]);
    await publish("N1");
    const now = { title: "Проба пера", respondent: "municipality", track: null } as const;
    await refused(changeForm(admin, { ...input, base: now }), "CONFLICT");
    await changeForm(admin, { ...input, ...now, track: 1, base: now });
    const { can } = await getFormVersion(admin, "N1", 1);
    expect(can).toMatchObject({ change: true, changeRespondent: false });
    await refused(changeForm(admin, { ...input, code: "N9" }), "NOT_FOUND");
    const analyst = await at(tenant.region.analyst, "region");
    await refused(changeForm(analyst, { ...input, base: now }), "FORBIDDEN");
  });

  it("has one draft at a time, a copy of any of its versions", async () => {
    await createForm(admin, newForm("D1"));
    const again = { organisation, code: "D1", number: 1, note: "исправления" };
    const { message } = await refused(draftFormVersion(admin, again), "CONFLICT");
    expect(message).toContain("версия 1");
    expect((await getFormVersion(admin, "D1", 1)).can).toMatchObject({
      draft: false,
      edit: true,
      publish: true,
      drop: true,
    });
    await publish("D1");
    expect((await getFormVersion(admin, "D1", 1)).can).toMatchObject({
      draft: true,
      edit: false,
      publish: false,
      drop: false,
    });
    const both = await Promise.allSettled([draftFormVersion(admin, again), draftFormVersion(admin, again)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const second = await getFormVersion(admin, "D1", 2);
    expect(second).toMatchObject({ status: "draft", note: "исправления", numbers: [2, 1] });
    expect(await events(second.id)).toEqual(["form.version-created"]);
    await refused(draftFormVersion(admin, { ...again, code: "M9" }), "NOT_FOUND");
    await refused(draftFormVersion(admin, { ...again, number: 7 }), "NOT_FOUND");
  });

  it("is published once it makes sense, as it was seen, and never again", async () => {
    await createForm(admin, newForm("P1"));
    const { id } = await getFormVersion(admin, "P1", 1);
    const unit = { kind: "set" as const, part: "question" as const, code: "m2_teach", field: "unit" };
    await saveFormEdit(admin, { organisation, id, seen: 1, edit: { ...unit, base: "чел.", value: null } });
    const input = { organisation, id, version: 1, note: "" };
    await refused(publishFormVersion(admin, input), "STALE");
    const { message } = await refused(publishFormVersion(admin, { ...input, version: 2 }), "INVALID");
    expect(message).toContain("единицы измерения");
    await saveFormEdit(admin, { organisation, id, seen: 2, edit: { ...unit, base: null, value: "чел." } });
    await publishFormVersion(admin, { ...input, version: 3, note: "приказ № 1" });
    const read = await getFormVersion(admin, "P1", 1);
    expect(read).toMatchObject({ status: "published", note: "приказ № 1" });
    expect(read.publishedAt).not.toBeNull();
    await refused(publishFormVersion(admin, { ...input, version: 4 }), "CONFLICT");
    await refused(dropFormVersion(admin, { organisation, id, version: 4 }), "CONFLICT");
    const wipe = withTenant(admin, "monitoring:edit", (tx) =>
      tx.monitoringFormVersion.delete({ where: { id } }),
    );
    await expect(wipe).rejects.toThrow();
    expect(await events(id)).toEqual(["form.created", "form.changed", "form.changed", "form.published"]);
  });

  it("loses a draft that is dropped, and goes with its only one; what it asked stays in the audit", async () => {
    await createForm(admin, newForm("R1"));
    const { id } = await getFormVersion(admin, "R1", 1);
    await refused(dropFormVersion(admin, { organisation, id, version: 9 }), "STALE");
    expect(await dropFormVersion(admin, { organisation, id, version: 1 })).toEqual({ form: true });
    await refused(getFormVersion(admin, "R1", 1), "NOT_FOUND");
    expect((await listForms(admin)).some(({ code }) => code === "R1")).toBe(false);
    const [, dropped] = await auditOf(tenant.region.id, id);
    expect(dropped).toMatchObject({ event: "form.dropped", before: { form: "R1", number: 1 } });
    await createForm(admin, newForm("R2"));
    await publish("R2");
    const { number } = await draftFormVersion(admin, { organisation, code: "R2", number: 1, note: "" });
    const second = await getFormVersion(admin, "R2", number);
    expect(await dropFormVersion(admin, { organisation, id: second.id, version: 1 })).toEqual({
      form: false,
    });
    expect((await getFormVersion(admin, "R2", 1)).can.draft).toBe(true);
  });

  it("is compared version with version: the newest with the one before it, or those asked for", async () => {
    await createForm(admin, newForm("C1"));
    const alone = { from: null, to: null };
    await refused(getFormComparison(admin, "C1", alone), "NOT_FOUND");
    await publish("C1");
    await draftFormVersion(admin, { organisation, code: "C1", number: 1, note: "" });
    const { id } = await getFormVersion(admin, "C1", 2);
    const edit = {
      kind: "set",
      part: "question",
      code: "m2_teach",
      field: "unit",
      base: "чел.",
      value: "ставка",
    } as const;
    await saveFormEdit(admin, { organisation, id, seen: 1, edit });
    const found = await getFormComparison(admin, "C1", alone);
    expect(found).toMatchObject({ from: 1, to: 2, numbers: [2, 1], comparable: found.kept - 1 });
    expect(found.changes.map(({ code, comparable }) => [code, comparable])).toEqual([["m2_teach", false]]);
    expect((await getFormComparison(admin, "C1", { from: 1, to: 1 })).changes).toEqual([]);
    await refused(getFormComparison(admin, "C1", { from: 1, to: 9 }), "NOT_FOUND");
    // A draft is nobody's below the region.
    const [home] = tenant.municipalities;
    await refused(getFormComparison(await at(home.specialist, home), "C1", { from: 1, to: 2 }), "NOT_FOUND");
  });

  it("is made, published and dropped by the administrator of its own region alone", async () => {
    await createForm(admin, newForm("S1"));
    const { id, version } = await getFormVersion(admin, "S1", 1);
    const [home] = tenant.municipalities;
    const stranger = await at((await makeTenant()).region.admin, "region");
    const others = [await at(tenant.region.analyst, "region"), await at(home.specialist, home)];
    for (const ctx of others) {
      await refused(createForm(ctx, newForm("S2")), "FORBIDDEN");
      await refused(draftFormVersion(ctx, { organisation, code: "S1", number: 1, note: "" }), "FORBIDDEN");
      await refused(publishFormVersion(ctx, { organisation, id, version, note: "" }), "FORBIDDEN");
      await refused(dropFormVersion(ctx, { organisation, id, version }), "FORBIDDEN");
    }
    await refused(draftFormVersion(stranger, { organisation, code: "S1", number: 1, note: "" }), "NOT_FOUND");
    await refused(publishFormVersion(stranger, { organisation, id, version, note: "" }), "NOT_FOUND");
    await refused(dropFormVersion(stranger, { organisation, id, version }), "NOT_FOUND");
    await refused(dropFormVersion(admin, { organisation, id: newId(), version }), "NOT_FOUND");
    const analyst = await getFormVersion(others[0] ?? admin, "S1", 1);
    expect(Object.values(analyst.can).some(Boolean)).toBe(false);
  });
});
