import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { exportRegister, listRegister } from "@/lib/modules/schools/register/queries";
import type { RegisterAddress } from "@/lib/modules/schools/schema";
import type { Tenant } from "@/prisma/factories/tenant";
import { freshSchool } from "@/tests/setup/schools";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

let tenant: Tenant;
let analyst: TenantContext;

const NAMES = [
  "МБОУ «Залесская школа» Симферопольского района Республики Крым",
  "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 5 имени А. Б. Ёлкина»",
  "МБОУ г. Керчи РК «Школа-гимназия № 15»",
];

beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
  const [home, neighbour] = tenant.municipalities;
  for (const name of NAMES) {
    const { id } = await freshSchool(tenant, home, name);
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.organisationAttributes.updateMany({
        where: { organisationId: id },
        data: {
          schoolType: "secondary",
          settlement: "rural",
          small: true,
          pupils: 40,
          educationLevels: ["basic_general"],
        },
      }),
    );
  }
  for (let count = 0; count < 60; count += 1)
    await freshSchool(tenant, neighbour, `Дальняя школа ${String(count)}`);
});

const found = async (address: RegisterAddress, ctx = analyst) =>
  (await listRegister(ctx, address)).rows.map(({ name }) => name);

describe("the register", () => {
  it.each([
    ["залесская", [0]],
    ["ЗАЛЕССКАЯ ШКОЛА", [0]],
    ["залеская", [0]],
    ["МБОУ «Залеcская".replace("c", "с"), [0]],
    ["сош №5", [1]],
    ["школа 5", [1]],
    ["елкина", [1]],
    ["Ёлкина сош", [1]],
    ["гимназия керчь", [2]],
    ["гимназия 1", []],
    ["гимназия 15", [2]],
    ["нет такой", []],
    ["'; DROP TABLE organisations; --", []],
    ["%", NAMES.map((_, at) => at)],
  ] as const)("finds by «%s»", async (q, expected) => {
    const [home] = tenant.municipalities;
    const names = await found({ q, municipality: home.code });
    expect(names.filter((name) => NAMES.includes(name)).sort()).toEqual(
      expected.map((at) => NAMES[at]).sort(),
    );
  });

  it("finds by code and by filters together", async () => {
    const [home] = tenant.municipalities;
    const [school] = home.schools;
    expect(await found({ q: school.code })).toEqual([school.name]);
    expect(await found({ type: "secondary", settlement: "rural", small: "yes", q: "залес" })).toEqual([
      NAMES[0],
    ]);
    expect(await found({ type: "lyceum" })).toEqual([]);
    expect(await found({ level: "basic_general", municipality: home.code, closed: "no" })).toHaveLength(3);
    expect(await found({ list: "federal" })).toContain(school.name);
    expect(await found({ list: "federal", year: 2001 })).toEqual([]);
    expect(await found({ closed: "yes" })).toEqual([]);
  });

  it.each(["name", "-name", "municipality", "-municipality", "pupils", "-pupils"] as const)(
    "goes through all pages by %s, each school once",
    async (sort) => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listRegister(analyst, { sort, after });
        expect(page.count).toBe(70);
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after);
      const whole = await exportRegister(analyst, { sort, after: seen[3] });
      expect(seen).toEqual(whole.map(({ id }) => id));
      expect(new Set(seen).size).toBe(70);
    },
  );

  it("is four statements, with three filters and a fragment, on the first page and on a far one", async () => {
    const address = { type: "secondary", settlement: "rural", small: "yes", q: "школа" } as const;
    const { rows } = await listRegister(analyst, address);
    for (const after of [undefined, rows[1]?.id]) {
      const statements = await statementsOf(() => listRegister(analyst, { ...address, after }));
      expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(4);
    }
  });

  it("shows an authority its own schools, a school itself, another region none of these", async () => {
    const [home, neighbour] = tenant.municipalities;
    const own = await found({}, await at(home.specialist, home));
    expect(own).toHaveLength(6);
    expect(await found({ q: "дальняя" }, await at(home.specialist, home))).toEqual([]);
    expect(await found({ q: "дальняя" }, await at(neighbour.specialist, neighbour))).toHaveLength(50);
    const [school] = home.schools;
    expect(await found({}, await at(school.director, school))).toEqual([school.name]);
    const stranger = await at((await makeTenant()).region.analyst, "region");
    expect(await found({ q: "залесская" }, stranger)).toEqual([]);
  });
});
