import { beforeAll, describe, expect, it, vi } from "vitest";

import { registerLetter } from "@/lib/modules/letters/mutations";
import { asAdministrator, asRuntimeRole, marksOfAllTables } from "@/tests/setup/administrator";
import { send, sessionOf } from "@/tests/setup/api";
import { letterOf, makeDraft, makeListWorld, type ListWorld } from "@/tests/setup/school-lists";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let world: ListWorld;
let token: string;
beforeAll(async () => {
  world = await makeListWorld();
  token = await sessionOf(world.tenant.region.analyst.id);
});

/** Until a connection waits for what another one holds. */
async function somebodyWaits(): Promise<void> {
  await vi.waitFor(
    async () => {
      const rows = await asAdministrator(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      expect(rows).not.toEqual([]);
    },
    { timeout: 10_000, interval: 50 },
  );
}

describe("a command that meets somebody else's work", () => {
  it("is refused with a sentence when what it needs is held for long, and holds no connection meanwhile", async () => {
    const [school, other] = world.home.schools;
    const id = await makeDraft(world, [school]);
    const before = await marksOfAllTables();
    const { status, text } = await asRuntimeRole(async (holder) => {
      await holder.query("BEGIN");
      await holder.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`school-list:${id}`]);
      const entry = { id, schoolCode: other.code, grounds: "", letterId: null, reason: "По письму" };
      const given = setTimeout(() => void holder.query("ROLLBACK"), 14_000);
      const answer = await send(
        "schoolLists.addEntry",
        { organisation: world.organisation, ...entry },
        { token },
      );
      clearTimeout(given);
      await holder.query("ROLLBACK");
      return answer;
    });
    expect(status, text).toBe(409);
    expect(text).toContain("записывает");
    expect(await marksOfAllTables()).toEqual(before);
  }, 30_000);

  it("is refused with a sentence when somebody saves the same at the same moment", async () => {
    const { id } = await registerLetter(world.analyst, letterOf("01-01/1"));
    const twin = { ...letterOf("01-01/2"), organisation: world.organisation, id, version: 1 };
    const { status, text } = await asRuntimeRole(async (holder) => {
      await holder.query("BEGIN");
      await holder.query(
        `SELECT set_config('app.region_id', $1, true), set_config('app.user_id', $2, true),
                set_config('app.municipality_id', '', true), set_config('app.school_id', '', true)`,
        [world.tenant.region.id, world.tenant.region.analyst.id],
      );
      await holder.query(
        `INSERT INTO letters (region_id, issuer, kind, number, date, subject, registered_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, '')`,
        [world.tenant.region.id, twin.issuer, twin.kind, twin.number, twin.date, twin.subject],
      );
      const answer = send("letters.correct", twin, { token });
      await somebodyWaits();
      await holder.query("COMMIT");
      return answer;
    });
    expect(status, text).toBe(409);
    expect(text).toContain("другой сотрудник");
  }, 30_000);
});
