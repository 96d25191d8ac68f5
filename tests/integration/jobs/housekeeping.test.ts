import { beforeAll, describe, expect, it } from "vitest";

import { removeExpiredRows } from "@/lib/core/jobs/housekeeping";
import { asAdministrator, asRuntimeRole } from "@/tests/setup/administrator";
import { makeTenant } from "@/tests/setup/world";

/** Rows of two people, of each kind one past its term and one within it. */
const ROWS = `
  WITH two AS (SELECT $1::uuid AS id UNION ALL SELECT $2::uuid),
  keys AS (
    INSERT INTO idempotency_keys (user_id, key, request_hash, created_at)
    SELECT id, word, '\\x00', clock_timestamp() - age
      FROM two, (VALUES ('old', interval '31 days'), ('kept', interval '29 days')) t(word, age)),
  limits AS (
    INSERT INTO rate_limits (key, window_start)
    VALUES ('old', clock_timestamp() - interval '25 hours'), ('kept', clock_timestamp() - interval '23 hours')),
  sessions AS (
    INSERT INTO sessions (user_id, token_hash, expires_at, ended_at, user_agent)
    SELECT id, sha256((id || word)::bytea), clock_timestamp() - expired, clock_timestamp() - ended, word
      FROM two, (VALUES ('old expired', interval '91 days', NULL::interval),
                        ('old ended', interval '-1 day', interval '91 days'),
                        ('kept expired', interval '89 days', NULL),
                        ('kept ended', interval '100 days', interval '89 days'),
                        ('kept live', interval '-1 day', NULL)) t(word, expired, ended))
  INSERT INTO one_time_links (user_id, kind, token_hash, expires_at, used_at)
  SELECT id, kind::one_time_link_kind, sha256((id || word)::bytea), clock_timestamp() - expired,
         clock_timestamp() - used
    FROM two, (VALUES ('old expired', 'reset', interval '91 days', NULL::interval),
                      ('old used', 'reset', interval '60 days', interval '91 days'),
                      ('kept open', 'invitation', interval '-1 day', NULL),
                      ('kept used', 'invitation', interval '100 days', interval '89 days')) t(word, kind, expired, used)`;

const LEFT = `
  SELECT (SELECT array_agg(DISTINCT key) FROM idempotency_keys) AS keys,
         (SELECT count(*)::int FROM idempotency_keys) AS "keyCount",
         (SELECT array_agg(key) FROM rate_limits) AS limits,
         (SELECT array_agg(DISTINCT user_agent ORDER BY user_agent) FROM sessions) AS sessions,
         (SELECT count(*)::int FROM sessions) AS "sessionCount",
         (SELECT array_agg(DISTINCT kind::text) FROM one_time_links) AS links,
         (SELECT count(*)::int FROM one_time_links) AS "linkCount"`;

let people: [string, string];

beforeAll(async () => {
  const tenant = await makeTenant();
  people = [tenant.municipalities[0].head.id, tenant.municipalities[1].head.id];
  for (const table of ["sessions", "one_time_links", "idempotency_keys", "rate_limits"]) {
    await asAdministrator(`DELETE FROM ${table}`);
  }
  await asAdministrator(ROWS, people);
});

describe("housekeeping", () => {
  it("removes what is past its term, of everybody, and nothing else", async () => {
    const untouched = `SELECT (SELECT count(*)::int FROM users) AS users, (SELECT count(*)::int FROM audit_events) AS audit,
      (SELECT count(*)::int FROM memberships) AS memberships, (SELECT count(*)::int FROM organisations) AS organisations`;
    const before = await asAdministrator(untouched);
    await removeExpiredRows();
    expect(await asAdministrator(LEFT)).toEqual([
      {
        keys: ["kept"],
        keyCount: 2,
        limits: ["kept"],
        sessions: ["kept ended", "kept expired", "kept live"],
        sessionCount: 6,
        links: ["invitation"],
        linkCount: 4,
      },
    ]);
    expect(await asAdministrator(untouched)).toEqual(before);
  });

  it("takes a heap in small portions", async () => {
    await asAdministrator(
      `INSERT INTO rate_limits (key, window_start)
       SELECT 'heap-' || n, clock_timestamp() - interval '2 days' FROM generate_series(1, 25) n`,
    );
    await asRuntimeRole(async (client) => {
      const { rows } = await client.query<{ removed: string }>(
        "SELECT removed FROM remove_expired_rows(10) WHERE kind = 'rate_limits'",
      );
      expect(rows).toEqual([{ removed: "10" }]);
    });
    await removeExpiredRows();
    expect(await asAdministrator("SELECT key FROM rate_limits")).toEqual([{ key: "kept" }]);
  });

  it("is the only way of the runtime role to other people's rows", async () => {
    await asRuntimeRole(async (client) => {
      await expect(client.query("DELETE FROM sessions")).rejects.toThrow(/permission denied/);
      await expect(client.query("DELETE FROM one_time_links")).rejects.toThrow(/permission denied/);
      const { rowCount } = await client.query("DELETE FROM idempotency_keys");
      expect(rowCount).toBe(0);
    });
  });
});
