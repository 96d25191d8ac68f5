import { beforeAll, describe, expect, it, vi } from "vitest";

import { fileStore } from "@/lib/core/files/storage";
import { sweepAbandonedFiles } from "@/lib/modules/files/jobs";
import { asAdministrator, asRuntimeRole } from "@/tests/setup/administrator";
import { sessionOf } from "@/tests/setup/api";
import { begin, bytesOf, put } from "@/tests/setup/files";
import { aMeasure, makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { asOwner } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: PlanWorld;
let stranger: PlanWorld;

beforeAll(async () => {
  world = await makePlanWorld();
  stranger = await makePlanWorld();
});

async function sentBy({ home }: PlanWorld, bytes: Buffer<ArrayBuffer>, size = bytes.length): Promise<string> {
  const token = await sessionOf(home.specialist.id);
  const { id } = await begin(token, home.code, { size });
  await put(token, id, bytes);
  return id;
}

const age = (ids: string[], hours: number) =>
  asAdministrator(
    `UPDATE stored_files SET created_at = created_at - make_interval(hours => $2::int),
            stored_at = stored_at - make_interval(hours => $2::int) WHERE id = ANY ($1::uuid[])`,
    [ids, hours],
  );

async function attach({ home, plan }: PlanWorld, fileId: string): Promise<void> {
  const tenant = { regionId: home.regionId, municipalityId: home.id };
  await asOwner(tenant, async (tx) => {
    const execution = await tx.measureExecution.create({
      data: { ...tenant, lineageId: aMeasure(plan).lineageId },
    });
    await tx.measureExecutionFile.create({ data: { ...tenant, executionId: execution.id, fileId } });
  });
}

async function left(ids: Record<string, string>) {
  const rows = await asAdministrator<{ id: string }>(
    "SELECT id FROM stored_files WHERE id = ANY ($1::uuid[])",
    [Object.values(ids)],
  );
  const found: Record<string, { row: boolean; bytes: boolean }> = {};
  for (const [name, id] of Object.entries(ids)) {
    found[name] = {
      row: rows.some((row) => row.id === id),
      bytes: (await fileStore().size(id)) > 0,
    };
  }
  return found;
}

const THERE = { row: true, bytes: true };
const GONE = { row: false, bytes: false };

describe("abandoned files", () => {
  it("go after two days, of every tenant; attached and young ones stay", async () => {
    const bytes = bytesOf.pdf(2_000);
    const ids = {
      attached: await sentBy(world, bytes),
      unattached: await sentBy(world, bytes),
      unfinished: await sentBy(world, bytes.subarray(0, 900), 2_000),
      ofStranger: await sentBy(stranger, bytes),
      refused: await sentBy(world, Buffer.from("это не файл PDF")),
      young: await sentBy(world, bytes),
      youngUnfinished: await sentBy(stranger, bytes.subarray(0, 900), 2_000),
    };
    await attach(world, ids.attached);
    await age([ids.attached, ids.unattached, ids.unfinished, ids.ofStranger, ids.refused], 49);
    await age([ids.young, ids.youngUnfinished], 47);
    await sweepAbandonedFiles();
    const expected = {
      attached: THERE,
      unattached: GONE,
      unfinished: GONE,
      ofStranger: GONE,
      refused: GONE,
      young: THERE,
      youngUnfinished: THERE,
    };
    expect(await left(ids)).toEqual(expected);
    await sweepAbandonedFiles();
    expect(await left(ids)).toEqual(expected);
  });

  it("go also when an earlier run was cut off after it had discarded them", async () => {
    const id = await sentBy(world, bytesOf.pdf());
    await age([id], 60);
    await asAdministrator("UPDATE stored_files SET state = 'discarded' WHERE id = $1::uuid", [id]);
    await sweepAbandonedFiles();
    expect(await left({ id })).toEqual({ id: GONE });
  });

  it("stay when somebody attaches them while the sweeping waits", async () => {
    const id = await sentBy(world, bytesOf.pdf());
    await age([id], 60);
    await asRuntimeRole(async (client) => {
      const { regionId, id: municipalityId } = world.home;
      await client.query("BEGIN");
      await client.query(
        "SELECT set_config('app.region_id', $1, true), set_config('app.municipality_id', $2, true)",
        [regionId, municipalityId],
      );
      await client.query("SELECT FROM stored_files WHERE id = $1 FOR UPDATE", [id]);
      await sweepAbandonedFiles();
      await client.query("COMMIT");
    });
    expect(await left({ id })).toEqual({ id: THERE });
  });

  it("are known by everything that refers to a file", async () => {
    // What goes with its file, like the text read in it, keeps no file.
    const referring = await asAdministrator<{ table: string }>(
      `SELECT DISTINCT conrelid::regclass::text AS table FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'stored_files'::regclass AND confdeltype <> 'c'`,
    );
    // is_file_attached asks every table that refers to files; without a policy it would see none of the rows.
    expect(referring.length).toBeGreaterThan(1);
    const seen = await asAdministrator<{ table: string }>(
      "SELECT polrelid::regclass::text AS table FROM pg_policy WHERE polname LIKE '%_owner_sweeps'",
    );
    const names = seen.map(({ table }) => table);
    for (const { table } of referring) expect(names).toContain(table);
  });
});
