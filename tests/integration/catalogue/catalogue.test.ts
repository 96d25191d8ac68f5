import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import {
  addCatalogueEntry,
  draftCatalogue,
  publishCatalogue,
  removeCatalogueEntry,
  saveCatalogueEntryField,
} from "@/lib/modules/catalogue/mutations";
import type { catalogueProcedures } from "@/lib/modules/catalogue/procedures";
import { getCatalogue } from "@/lib/modules/catalogue/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { auditOf, newId } from "@/tests/setup/plans";
import { asCommand, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let admin: TenantContext;
beforeAll(async () => {
  tenant = await makeTenant();
  admin = await at(tenant.region.admin, "region");
});

describe("the catalogue", () => {
  it("is drafted, edited, published; the old version is superseded", async () => {
    const organisation = tenant.region.code;
    const { id } = await draftCatalogue(asCommand(admin, {}));
    await refused(draftCatalogue(admin), "CONFLICT");
    const draft = (await getCatalogue(admin)).draft;
    const entry = draft?.entries.find(({ code }) => code === "1.1");
    if (!draft || !entry) throw new Error("The draft is a copy of the catalogue");
    expect(draft.entries).toHaveLength(35);
    const change = {
      organisation,
      id: entry.id,
      field: "periodText" as const,
      base: entry.periodText,
      value: "февраль–март",
    };
    const saved = await saveCatalogueEntryField(admin, change);
    expect(saved.entry?.periodText).toBe("февраль–март");
    expect((await saveCatalogueEntryField(admin, change)).version).toBe(saved.version);
    const { details } = await refused(saveCatalogueEntryField(admin, { ...change, value: "март" }), "STALE");
    expect(details.stale).toMatchObject({ current: "февраль–март", changedBy: admin.user.fullName });

    const added = await addCatalogueEntry(admin, {
      organisation,
      id: newId(),
      trackNumber: 1,
      values: { title: "Новое", periodText: "май" },
    });
    expect(added.entry?.code).toBe("1.12");
    const gone = await removeCatalogueEntry(admin, { id: entry.id });
    expect((await removeCatalogueEntry(admin, { id: entry.id })).version).toBe(gone.version);
    const back = await addCatalogueEntry(admin, {
      organisation,
      id: newId(),
      trackNumber: 1,
      code: "1.1",
      values: { title: entry.title, periodText: entry.periodText },
    });
    expect(back.entry?.code).toBe("1.1");

    await refused(publishCatalogue(admin, { organisation, version: saved.version, label: "" }), "STALE");
    await publishCatalogue(admin, { organisation, version: back.version, label: "утверждён ИМАЦ" });
    const page = await getCatalogue(admin);
    expect(page.published).toMatchObject({ id, number: 2, label: "утверждён ИМАЦ" });
    expect(page.draft).toBeNull();
    await refused(saveCatalogueEntryField(admin, { ...change, id: back.entry?.id ?? "" }), "CONFLICT");
    const events = (await auditOf(tenant.region.id, id)).map(({ event }) => event);
    expect(events).toEqual(["catalogue.drafted", "catalogue.published"]);
    const changes = await auditOf(tenant.region.id, entry.id);
    expect(changes.map(({ event }) => event)).toEqual(["catalogue.entry-changed", "catalogue.entry-changed"]);
  });

  it("is not published with a line that says nothing", async () => {
    const other = await makeTenant();
    const organisation = other.region.code;
    const editor = await at(other.region.admin, "region");
    await draftCatalogue(editor);
    const { version } = await addCatalogueEntry(editor, {
      organisation,
      id: newId(),
      trackNumber: 2,
      values: {},
    });
    const refusal = await refused(publishCatalogue(editor, { organisation, version, label: "" }), "INVALID");
    expect(refusal.message).toContain("2.11");
  });

  it("shows a draft to the region's editors only", async () => {
    const other = await makeTenant();
    await draftCatalogue(await at(other.region.admin, "region"));
    const [home] = other.municipalities;
    const analyst = await getCatalogue(await at(other.region.analyst, "region"));
    expect(analyst.draft).toBeNull();
    expect(analyst.can).toEqual({ draft: false, edit: false, publish: false });
    const specialist = await getCatalogue(await at(home.specialist, home));
    expect(specialist.published?.entries).toHaveLength(35);
    expect(specialist.draft).toBeNull();
  });
});

type Ask = (ctx: TenantContext, organisation: string) => Promise<unknown>;

const PROCEDURES: Record<keyof typeof catalogueProcedures, Ask> = {
  get: (ctx) => getCatalogue(ctx),
  draft: (ctx) => draftCatalogue(ctx),
  publish: (ctx, organisation) => publishCatalogue(ctx, { organisation, version: 1, label: "" }),
  addEntry: (ctx, organisation) =>
    addCatalogueEntry(ctx, { organisation, id: newId(), trackNumber: 1, values: {} }),
  saveEntryField: (ctx, organisation) =>
    saveCatalogueEntryField(ctx, { organisation, id: newId(), field: "title", base: "", value: "х" }),
  removeEntry: (ctx) => removeCatalogueEntry(ctx, { id: newId() }),
};

describe.each(Object.entries(PROCEDURES))("%s", (name, ask) => {
  it("is refused to those who do not edit the catalogue, and touches no other region", async () => {
    const other = await makeTenant();
    const [home] = other.municipalities;
    const readers = [
      await at(other.region.analyst, "region"),
      await at(home.specialist, home),
      await at(home.head, home),
    ];
    for (const reader of readers) {
      const outcome = ask(reader, other.region.code);
      if (name === "get") await expect(outcome).resolves.toBeDefined();
      else await refused(outcome, "FORBIDDEN");
    }
    const before = await getCatalogue(await at(other.region.admin, "region"));
    await ask(admin, other.region.code).catch(() => null);
    expect(await getCatalogue(await at(other.region.admin, "region"))).toEqual(before);
  });
});
