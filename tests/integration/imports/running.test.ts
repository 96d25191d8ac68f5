import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError } from "@/lib/core/errors";
import { cancelImport, confirmImport, rereadImport } from "@/lib/modules/imports/mutations";
import { getImport, listImportRows } from "@/lib/modules/imports/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { emptyStore, wordsKind } from "@/tests/setup/import-words";
import { beginTable, runImport } from "@/tests/setup/imports";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let analyst: TenantContext;
let store = emptyStore();
const words = wordsKind(() => store);
const kinds = { schools: words };

beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
});

beforeEach(() => {
  store = emptyStore();
});

async function read(lines: readonly string[]): Promise<string> {
  const id = await beginTable(analyst, "schools", lines);
  await runImport(id, kinds);
  return id;
}

const state = async (id: string) => (await getImport(analyst, id)).state;
describe("what goes on meanwhile", () => {
  it("changed data refuse the writing: the file is compared anew", async () => {
    const id = await read(["Слово", "а"]);
    const { version } = await getImport(analyst, id);
    await confirmImport(analyst, { id, version });
    store.basis = "2";
    await runImport(id, kinds);
    const found = await getImport(analyst, id);
    expect(found.state).toBe("ready");
    expect(found.failure).toContain("данные на портале изменились");
    expect(store.stored).toEqual([]);
    await rereadImport(analyst, { id, version: found.version });
    await runImport(id, kinds);
    const again = await getImport(analyst, id);
    expect(again.failure).toBeNull();
    await confirmImport(analyst, { id, version: again.version });
    await runImport(id, kinds);
    expect(store.stored).toEqual(["а"]);
  });

  it("a cancelled reading leaves no row, a cancelled writing writes nothing", async () => {
    const waiting = await beginTable(analyst, "schools", ["Слово", "а"]);
    await cancelImport(analyst, { id: waiting });
    await runImport(waiting, kinds);
    expect(await state(waiting)).toBe("cancelled");
    await refused(cancelImport(analyst, { id: waiting }), "CONFLICT");

    const id = await read(["Слово", "а"]);
    const { version } = await getImport(analyst, id);
    await confirmImport(analyst, { id, version });
    const outside = await at(tenant.region.admin, "region");
    store.onApply = async () => {
      await asOwner({ regionId: tenant.region.id }, (tx) =>
        tx.spreadsheetImport.update({
          where: { id },
          data: { state: "cancelled", version: { increment: 1 } },
        }),
      );
    };
    await runImport(id, kinds);
    expect(await state(id)).toBe("cancelled");
    expect(store.stored).toEqual([]);
    expect((await listImportRows(outside, waiting, { fate: "added" })).rows).toEqual([]);
  });

  it("a run cut off is begun anew and ends the same", async () => {
    const id = await beginTable(analyst, "schools", ["Слово", "а", "б"]);
    const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const broken = {
      schools: { ...words, understand: () => Promise.reject(new Error("the power is gone")) },
    };
    await expect(runImport(id, broken, { last: false })).rejects.toThrow("the power is gone");
    expect(await state(id)).toBe("reading");
    await runImport(id, kinds);
    expect(await getImport(analyst, id)).toMatchObject({ state: "ready", counts: { added: 2 } });
    errors.mockRestore();
  });

  it("the last try that fails tells the person", async () => {
    const id = await beginTable(analyst, "schools", ["Слово", "а"]);
    const broken = {
      schools: { ...words, understand: () => Promise.reject(new Error("the power is gone")) },
    };
    await expect(runImport(id, broken)).rejects.toThrow("the power is gone");
    expect(await getImport(analyst, id)).toMatchObject({ state: "failed" });
  });

  it("a writing the kind refuses writes nothing and goes back to the person", async () => {
    const id = await read(["Слово", "а"]);
    const { version } = await getImport(analyst, id);
    await confirmImport(analyst, { id, version });
    store.onApply = () => Promise.reject(new AppError("CONFLICT", "Так нельзя."));
    await runImport(id, kinds);
    expect(await getImport(analyst, id)).toMatchObject({ state: "ready", failure: "Так нельзя." });
  });

  it("the right of the person is verified when the job runs", async () => {
    const id = await beginTable(analyst, "schools", ["Слово", "а"]);
    const warned = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const disable = (at: string | null) =>
      asAdministrator("UPDATE users SET disabled_at = $1 WHERE id = $2", [at, tenant.region.analyst.id]);
    await disable("2026-01-01");
    await runImport(id, kinds);
    await disable(null);
    warned.mockRestore();
    expect(await state(id)).toBe("reading");
    await cancelImport(await at(tenant.region.admin, "region"), { id });
    expect(await state(id)).toBe("cancelled");
  });
});
