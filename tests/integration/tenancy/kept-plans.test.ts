import { expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { at, makeTenant } from "@/tests/setup/world";

/** Often enough for a name and for the plan PostgreSQL keeps for all values. */
const OFTEN = 15;

interface Read {
  names: string[];
  backend: number;
  /** How often this connection carried out a plan kept for all values. */
  generic: number;
}

/** The same texts for whoever asks: nothing in them names a tenant. */
async function read(ctx: TenantContext): Promise<Read> {
  return withTenant(ctx, "organisation:read", async (tx) => {
    const schools = await tx.organisation.findMany({
      where: { kind: "school" },
      select: { name: true },
      orderBy: { name: "asc" },
    });
    const [mark] = await tx.$queryRaw<{ backend: number; generic: number }[]>`
      SELECT pg_backend_pid() AS backend, coalesce(sum(generic_plans), 0)::int AS generic FROM pg_prepared_statements`;
    return {
      names: schools.map(({ name }) => name),
      backend: mark?.backend ?? 0,
      generic: mark?.generic ?? 0,
    };
  });
}

it("a connection whose plans one authority warmed serves another with the other's rights", async () => {
  const tenant = await makeTenant();
  const [home, neighbour] = tenant.municipalities;
  const one = await at(home.specialist, home);
  const other = await at(neighbour.specialist, neighbour);
  const director = await at(home.schools[0].director, home.schools[0]);
  const own = ({ schools }: typeof home) => schools.map(({ name }) => name).sort();

  const warmed: Read[] = [];
  for (let time = 0; time < OFTEN; time += 1) warmed.push(await read(one));
  expect(warmed.every(({ names }) => names.join() === own(home).join())).toBe(true);
  const last = warmed.at(-1);
  expect(last?.generic).toBeGreaterThan(0);

  const after = await read(other);
  expect(after.backend).toBe(last?.backend);
  expect(after.generic).toBeGreaterThan(last?.generic ?? 0);
  expect(after.names).toEqual(own(neighbour));
  expect((await read(director)).names).toEqual([home.schools[0].name]);
});
