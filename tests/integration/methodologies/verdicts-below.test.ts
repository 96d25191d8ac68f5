import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { getVerdict } from "@/lib/modules/methodologies/verdicts/queries";
import { recomputeRun } from "@/lib/modules/methodologies/verdicts/snapshots/queries";
import { listVerdicts } from "@/lib/modules/methodologies/verdicts/tables/queries";
import { buildResults } from "@/prisma/factories/results";
import type { Tenant } from "@/prisma/factories/tenant";
import { makeRunWorld, type RunWorld } from "@/tests/setup/runs";
import { asOwner, at, refused } from "@/tests/setup/world";

let world: RunWorld;
let tenant: Tenant;
let analyst: TenantContext;
let year: number;
beforeAll(async () => {
  world = await makeRunWorld();
  ({ tenant, analyst, year } = world);
});

const everything = { outcome: null, municipalityId: null, words: "", after: null };

describe("a verdict", () => {
  it("is seen below the region only through a list that rests on it", async () => {
    const id = await world.run("FED_1Y");
    const [school, other] = [tenant.municipalities[0].schools[1], tenant.municipalities[0].schools[2]];
    const director = await at(school.director, school);
    await refused(getVerdict(director, id, school.code), "NOT_FOUND");
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.schoolList.create({
        data: {
          regionId: tenant.region.id,
          ownerId: tenant.region.id,
          kind: "regional",
          listYear: tenant.year,
          runId: id,
          methodologyVersionId: tenant.methodologyVersions.FED_1Y,
          state: "published",
          publishedOn: new Date("2026-10-16T00:00:00Z"),
        },
      }),
    );
    const verdict = await getVerdict(director, id, school.code);
    expect(verdict.text.conclusion).toMatch(/относится к школам с низкими/);
    expect(verdict.rule[0]).toMatch(/Смотрят результаты/);
    await refused(getVerdict(director, id, other.code), "NOT_FOUND");
    const neighbour = tenant.municipalities[1];
    await refused(getVerdict(await at(neighbour.head, neighbour), id, school.code), "NOT_FOUND");
    const head = await at(tenant.municipalities[0].head, tenant.municipalities[0]);
    expect((await getVerdict(head, id, school.code)).outcome).toBe("identified");
    // The checksum is over all schools: whoever sees some of them cannot compare it.
    await refused(recomputeRun(head, id), "FORBIDDEN");

    // Verdicts go with a school to the authority it answers to now; of the others it sees none.
    const head2 = await at(neighbour.head, neighbour);
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      await tx.schoolAffiliation.updateMany({
        where: { schoolId: school.id, validTo: null },
        data: { validTo: new Date("2026-11-01T00:00:00Z") },
      });
      await tx.schoolAffiliation.create({
        data: {
          regionId: tenant.region.id,
          municipalityId: neighbour.id,
          schoolId: school.id,
          validFrom: new Date("2026-11-01T00:00:00Z"),
        },
      });
      await tx.organisation.update({ where: { id: school.id }, data: { municipalityId: neighbour.id } });
    });
    expect((await getVerdict(head2, id, school.code)).outcome).toBe("identified");
    await refused(getVerdict(head2, id, other.code), "NOT_FOUND");
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.organisation.update({
        where: { id: school.id },
        data: { municipalityId: tenant.municipalities[0].id },
      }),
    );
  });

  it("hints at a mismatch to ИМАЦ alone", async () => {
    const school = tenant.municipalities[0].schools[2];
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      const indicators = await tx.resultIndicator.findMany({ where: { group: { in: ["vpr", "oge"] } } });
      await buildResults(
        tx,
        tenant.region,
        year,
        indicators.map(({ id, group }) => ({
          school,
          indicatorId: id,
          figures: group === "vpr" ? ([9, 20] as const) : ([0, 20] as const),
        })),
      );
    });
    const id = await world.run("FED_1Y");
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.schoolList.create({
        data: {
          regionId: tenant.region.id,
          ownerId: tenant.region.id,
          kind: "regional",
          listYear: tenant.year + 3,
          runId: id,
          methodologyVersionId: tenant.methodologyVersions.FED_1Y,
          state: "published",
          publishedOn: new Date("2026-10-16T00:00:00Z"),
        },
      }),
    );
    expect((await getVerdict(analyst, id, school.code)).mismatch).toBe(true);
    expect((await getVerdict(await at(school.director, school), id, school.code)).mismatch).toBe(false);
    const hinted = async (ctx: TenantContext) =>
      (await listVerdicts(ctx, id, everything)).rows.filter(({ mismatch }) => mismatch).length;
    expect(await hinted(analyst)).toBe(1);
    expect(await hinted(await at(tenant.municipalities[0].head, tenant.municipalities[0]))).toBe(0);
  });
});
