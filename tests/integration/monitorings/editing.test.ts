import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { saveFormEdit } from "@/lib/modules/monitorings/editing/mutations";
import type { FormEdit } from "@/lib/modules/monitorings/editing/types";
import { createForm, publishFormVersion } from "@/lib/modules/monitorings/versions/mutations";
import { getFormVersion, listLibraryHints } from "@/lib/modules/monitorings/versions/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { auditOf, newId } from "@/tests/setup/plans";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let admin: TenantContext;
let organisation: string;
beforeAll(async () => {
  tenant = await makeTenant();
  admin = await at(tenant.region.admin, "region");
  organisation = tenant.region.code;
});

let count = 0;
/** A draft of its own: a copy of M1. */
async function draft() {
  count += 1;
  const code = `E${String(count)}`;
  const from = { code: "M1", number: 1 };
  await createForm(admin, { organisation, code, title: "Проба", respondent: "school", track: 1, from });
  const { id } = await getFormVersion(admin, code, 1);
  const read = async () => getFormVersion(admin, code, 1);
  const save = (edit: FormEdit, seen = 1, ctx = admin) => saveFormEdit(ctx, { organisation, id, seen, edit });
  return { id, code, read, save };
}

const title = (base: string, value: string): FormEdit => ({
  kind: "set",
  part: "question",
  code: "m1_small",
  field: "title",
  base,
  value,
});

const check = { code: "new_check", severity: "warn", expression: "m1_students > 0", text: "Проверьте" };

describe("edits of a draft", () => {
  it("are kept one by one, with an audit row each; a repeat writes nothing", async () => {
    const { id, read, save } = await draft();
    const first = await save(title("Малокомплектная школа", "Школа малокомплектная "));
    expect(first).toMatchObject({ version: 2, definition: null });
    const again = await save(title("Малокомплектная школа", "Школа малокомплектная "), 2);
    expect(again).toMatchObject({ version: 2, definition: null });
    // What was typed on with a blank at its end is known by it.
    await save(title("Школа малокомплектная ", "Школа малокомплектная, да"), 2);
    const question = (await read()).definition.sections[0]?.questions.find(({ code }) => code === "m1_small");
    expect(question?.title).toBe("Школа малокомплектная, да");
    const rows = (await auditOf(tenant.region.id, id)).filter(({ event }) => event === "form.changed");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      before: { value: "Малокомплектная школа" },
      after: { part: "question", code: "m1_small", field: "title", value: "Школа малокомплектная" },
    });
  });

  it("of two editors never lose each other's: the second is told who changed it and what stands there", async () => {
    const { read, save } = await draft();
    await save(title("Малокомплектная школа", "Вариант первого"));
    const { details } = await refused(save(title("Малокомплектная школа", "Вариант второго")), "STALE");
    expect(details.stale).toMatchObject({ current: "Вариант первого", changedBy: admin.user.fullName });
    // Another field of the same question is nobody's conflict, and the reply brings what the first one did.
    const help: FormEdit = {
      kind: "set",
      part: "question",
      code: "m1_small",
      field: "help",
      base: "",
      value: "По реестру школ",
    };
    const reply = await save(help, 1);
    expect(reply.definition).toEqual((await read()).definition);
    const removal: FormEdit = {
      kind: "remove",
      part: "question",
      code: "m1_small",
      base: { code: "m1_small" },
    };
    await refused(save(removal), "STALE");
  });

  it("add, move, rename and remove parts", async () => {
    const { read, save } = await draft();
    const place = { section: null, after: null };
    const add: FormEdit = { kind: "add", part: "check", code: "new_check", value: check, place };
    const { version } = await save(add);
    expect((await save(add, version)).version).toBe(version);
    await refused(save({ ...add, value: { ...check, text: "Иное" } }), "INVALID");
    await save({
      kind: "set",
      part: "check",
      code: "new_check",
      field: "code",
      base: "new_check",
      value: "renamed",
    });
    await save({
      kind: "set",
      part: "check",
      code: "new_check",
      field: "code",
      base: "new_check",
      value: "renamed",
    });
    await save({
      kind: "move",
      part: "check",
      code: "renamed",
      place: { section: null, after: "m1_levels_oge" },
    });
    await save({ kind: "move", part: "question", code: "m1_small", place: { section: "ege", after: null } });
    const { definition } = await read();
    expect(definition.checks.slice(0, 2).map(({ code }) => code)).toEqual(["m1_levels_oge", "renamed"]);
    expect(definition.sections.find(({ code }) => code === "ege")?.questions[0]?.code).toBe("m1_small");
    await save({ kind: "remove", part: "check", code: "renamed", base: { ...check, code: "renamed" } });
    await save({ kind: "remove", part: "check", code: "renamed", base: { ...check, code: "renamed" } });
    expect((await read()).definition.checks.some(({ code }) => code === "renamed")).toBe(false);
  });

  it("put documents of the region's library beside a question; one of nobody's is shown to nobody", async () => {
    const { read, save } = await draft();
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.libraryItem.createMany({
        data: ["Памятка", "Рекомендации"].map((title) => ({
          regionId: tenant.region.id,
          slug: title,
          title,
          kind: "письмо",
          issuer: "ИМАЦ",
          author: "",
        })),
      }),
    );
    const [first, second] = await listLibraryHints(admin);
    if (!first || !second) throw new Error("The region has a library");
    const edit: FormEdit = {
      kind: "set",
      part: "question",
      code: "m1_small",
      field: "hints",
      base: [],
      value: [second.id, newId(), first.id],
    };
    expect((await read()).library).toEqual([]);
    await save(edit);
    expect((await read()).library).toEqual([first, second]);
    await refused(listLibraryHints(await at(tenant.region.analyst, "region")), "FORBIDDEN");
  });

  it("keep what does not make sense yet, and refuse what is no value of the field", async () => {
    const { save } = await draft();
    const field = (name: string, base: unknown, value: unknown, code = "m1_students"): FormEdit => ({
      kind: "set",
      part: "question",
      code,
      field: name,
      base,
      value,
    });
    await save(field("visibleIf", null, "nobody > 1"));
    await save(field("unit", "чел.", null));
    const wrong: [FormEdit, RegExp][] = [
      [field("title", "Численность обучающихся на 1 сентября текущего года", " "), /Напишите название/],
      [field("code", "m1_students", "Код"), /латинские/],
      [field("code", "m1_students", "m1_small"), /уже есть/],
      [field("constructor", null, "x"), /./],
      [field("digits", null, 1), /./],
      [field("hints", [], ["x"]), /./],
      [field("min", "0", "много"), /Укажите число/],
      [field("options", null, [{ code: "x", label: "" }], "m1_levels"), /Вариант 1: напишите название/],
    ];
    for (const [edit, words] of wrong) expect((await refused(save(edit), "INVALID")).message).toMatch(words);
    await refused(save(field("title", "а", "б", "nobody")), "NOT_FOUND");
    const place = { section: "nowhere", after: null };
    await refused(save({ kind: "move", part: "question", code: "m1_small", place }), "NOT_FOUND");
  });

  it("are made by the administrator of the region alone, and never of what is published", async () => {
    const { id, code, read, save } = await draft();
    const edit = title("Малокомплектная школа", "Иначе");
    const [home] = tenant.municipalities;
    const others = [
      await at(tenant.region.analyst, "region"),
      await at(tenant.region.ministry, "region"),
      await at(home.specialist, home),
      await at(home.schools[0].director, home.schools[0]),
    ];
    for (const ctx of others) await refused(save(edit, 1, ctx), "FORBIDDEN");
    const stranger = await makeTenant();
    await refused(save(edit, 1, await at(stranger.region.admin, "region")), "NOT_FOUND");
    await refused(saveFormEdit(admin, { organisation, id: newId(), seen: 1, edit }), "NOT_FOUND");
    const { version } = await read();
    await publishFormVersion(admin, { organisation, id, version, note: "" });
    await refused(save(edit), "CONFLICT");
    expect((await getFormVersion(admin, code, 1)).can.edit).toBe(false);
  });
});
