import { describe, expect, it, vi } from "vitest";

import { AppError } from "@/lib/core/errors";
import { cancelImport, confirmImport, rereadImport } from "@/lib/modules/imports/mutations";
import { getImport } from "@/lib/modules/imports/queries";
import { asAdministrator } from "@/tests/setup/administrator";
import { makeWordsWorld } from "@/tests/setup/import-words";
import { beginTable, runImport } from "@/tests/setup/imports";
import { asOwner, at, refused } from "@/tests/setup/world";

const world = makeWordsWorld();
const { read, state, kinds, words } = world;
describe("what goes on meanwhile", () => {
  it("changed data refuse the writing: the file is compared anew", async () => {
    const id = await read(["Слово", "а"]);
    const { version } = await getImport(world.analyst, id);
    await confirmImport(world.analyst, { id, version });
    world.store.basis = "2";
    await runImport(id, kinds);
    const found = await getImport(world.analyst, id);
    expect(found.state).toBe("ready");
    expect(found.failure).toContain("данные на портале изменились");
    expect(world.store.stored).toEqual([]);
    await rereadImport(world.analyst, { id, version: found.version });
    await runImport(id, kinds);
    const again = await getImport(world.analyst, id);
    expect(again.failure).toBeNull();
    await confirmImport(world.analyst, { id, version: again.version });
    await runImport(id, kinds);
    expect(world.store.stored).toEqual(["а"]);
  });

  it("a cancelled reading leaves no row, a cancelled writing writes nothing", async () => {
    const waiting = await beginTable(world.analyst, "schools", ["Слово", "а"]);
    world.store.onUnderstand = async () => {
      world.store.onUnderstand = () => Promise.resolve();
      await cancelImport(world.analyst, { id: waiting });
    };
    await runImport(waiting, kinds);
    expect(await state(waiting)).toBe("cancelled");
    expect(await asAdministrator("SELECT ordinal FROM import_rows WHERE import_id = $1", [waiting])).toEqual(
      [],
    );
    await refused(cancelImport(world.analyst, { id: waiting }), "CONFLICT");

    const id = await read(["Слово", "а"]);
    const { version } = await getImport(world.analyst, id);
    await confirmImport(world.analyst, { id, version });
    world.store.onApply = async () => {
      await asOwner({ regionId: world.tenant.region.id }, (tx) =>
        tx.spreadsheetImport.update({
          where: { id },
          data: { state: "cancelled", version: { increment: 1 } },
        }),
      );
    };
    await runImport(id, kinds);
    expect(await state(id)).toBe("cancelled");
    expect(world.store.stored).toEqual([]);
  });

  it("a run cut off is begun anew and ends the same", async () => {
    const id = await beginTable(world.analyst, "schools", ["Слово", "а", "б"]);
    const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const broken = {
      schools: { ...words, understand: () => Promise.reject(new Error("the power is gone")) },
    };
    await expect(runImport(id, broken, { last: false })).rejects.toThrow("the power is gone");
    expect(await state(id)).toBe("reading");
    await runImport(id, kinds);
    expect(await getImport(world.analyst, id)).toMatchObject({ state: "ready", counts: { added: 2 } });
    errors.mockRestore();
  });

  it("the last try that fails tells the person", async () => {
    const id = await beginTable(world.analyst, "schools", ["Слово", "а"]);
    const broken = {
      schools: { ...words, understand: () => Promise.reject(new Error("the power is gone")) },
    };
    await expect(runImport(id, broken)).rejects.toThrow("the power is gone");
    expect(await getImport(world.analyst, id)).toMatchObject({ state: "failed" });
  });

  it("a writing the kind refuses writes nothing and goes back to the person", async () => {
    const id = await read(["Слово", "а"]);
    const { version } = await getImport(world.analyst, id);
    await confirmImport(world.analyst, { id, version });
    world.store.onApply = () => Promise.reject(new AppError("CONFLICT", "Так нельзя."));
    await runImport(id, kinds);
    expect(await getImport(world.analyst, id)).toMatchObject({ state: "ready", failure: "Так нельзя." });
  });

  it("the right of the person is verified when the job runs", async () => {
    const id = await beginTable(world.analyst, "schools", ["Слово", "а"]);
    const warned = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const disable = (at: string | null) =>
      asAdministrator("UPDATE users SET disabled_at = $1 WHERE id = $2", [
        at,
        world.tenant.region.analyst.id,
      ]);
    await disable("2026-01-01");
    await runImport(id, kinds);
    await disable(null);
    warned.mockRestore();
    expect(await state(id)).toBe("reading");
    const colleague = await at(world.tenant.region.admin, "region");
    await rereadImport(colleague, { id, version: (await getImport(colleague, id)).version });
    await runImport(id, kinds);
    expect(await getImport(colleague, id)).toMatchObject({ state: "ready", counts: { added: 1 } });
  });

  it("a reading taken over by a colleague leaves nothing of the one before", async () => {
    const id = await beginTable(world.analyst, "schools", ["Слово", "а", "б"]);
    const colleague = await at(world.tenant.region.admin, "region");
    world.store.onUnderstand = async () => {
      world.store.onUnderstand = () => Promise.resolve();
      await rereadImport(colleague, { id, version: (await getImport(colleague, id)).version });
    };
    await runImport(id, kinds);
    expect(await state(id)).toBe("reading");
    expect(await asAdministrator("SELECT ordinal FROM import_rows WHERE import_id = $1", [id])).toEqual([]);
    await runImport(id, kinds);
    expect(await getImport(colleague, id)).toMatchObject({ state: "ready", counts: { added: 2 } });
  });
});
