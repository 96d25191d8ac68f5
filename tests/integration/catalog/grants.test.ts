import { describe, expect, it } from "vitest";

import { asAdministrator, asRuntimeRole } from "@/tests/setup/administrator";

/** Tables the runtime role may delete from: links and lines of drafts that are not history, counters, expired keys. */
const DELETABLE = [
  // Of drafts only: the policy keeps the rest.
  "appointments",
  "calendar_days",
  "catalogue_measures",
  "idempotency_keys",
  "import_rows",
  "letter_recipients",
  "library_item_files",
  "list_letters",
  "measure_deficits",
  "measure_execution_files",
  "measure_library_items",
  "measure_schools",
  // Drafts only, and forms of which nothing is left: what is published a trigger keeps.
  "monitoring_form_versions",
  "monitoring_forms",
  "plan_lists",
  // Of a practice that is being written.
  "practice_files",
  "programme_execution_files",
  "rate_limits",
  // Of visits not confirmed yet: a trigger keeps the rest.
  "recommendation_library_items",
  "recommendations",
  "school_list_entries",
  // Drafts only: what is published a trigger keeps.
  "school_lists",
  // What a checker has not sent down yet: the policy keeps the rest.
  "submission_remarks",
];

/** Histories: written once, never touched again. */
const INSERT_ONLY = [
  "audit_events",
  "campaign_notices",
  "list_appeal_figures",
  "list_decisions",
  "measure_execution_changes",
  "order_changes",
  "plan_comment_replies",
  "plan_draft_changes",
  "programme_changes",
  "submission_changes",
  "submission_remark_replies",
  "submission_sendings",
  "submission_steps",
  "verdicts",
];

/** Functions that run with the rights of their owner, and why. */
const SECURITY_DEFINERS: Record<string, string> = {
  count_practice_use: "a trigger: counts for the author who uses its practice; nobody calls it",
  count_search_words:
    "nightly: in how many documents of every region a word stands; it takes no argument and answers a number",
  count_submissions: "a trigger: counts for the authority what its schools send; nobody calls it",
  count_usual_answers:
    "by the clock: quartiles of what every region accepted, of five answers and more; it takes no argument and answers a number",
  discard_abandoned_files:
    "nightly housekeeping of everybody's files; which are abandoned is written in the function, not given to it",
  forget_discarded_files: "removes rows of files that were discarded two days ago or more, and no others",
  hold_campaign:
    "holds the window of a campaign of the reader's region while it is asked whether it is over; answers its instants",
  keep_campaign_targets:
    "nightly: who running campaigns ask follows the schools of every region; it takes no argument and answers three numbers",
  keep_file_text: "keeps the text read in a file the caller sees, and nothing of any other",
  keep_schools_current:
    "nightly: brings every region's schools in step with the rows dated today; it takes no argument and answers a number",
  mentor_loads:
    "how many schools people the reader may appoint mentor for others: a number, never which; it takes the day alone",
  remove_expired_rows:
    "nightly housekeeping of everybody's rows; what is old enough is written in the function, not given to it",
  school_ancestry:
    "which schools the reader's schools go on from, with the days: ids and no names; it takes no argument",
  school_group_quartiles:
    "quartiles of a group of five schools and more, for whoever sees the school; group and size are written in the function",
  search_library_files: "a trigger: what is searched of a document of the library; nobody calls it",
  search_library_item: "the same",
  search_passages: "a piece of the text of files everybody in the reader's region may open",
  search_places:
    "places of documents of the reader's region; the rows themselves are read afterwards under their own policies",
  search_practice: "a trigger: what is searched of a published practice; nobody calls it",
  take_campaign_mails:
    "hourly: which letters are due in every region; it takes no argument, answers ids, and each occasion once",
  usual_answers:
    "quartiles of the accepted answers of a campaign, as counted last, for whoever checks a submission of it; the group is written in the function",
};

const may = async (privilege: string) =>
  (
    await asAdministrator<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND has_table_privilege('portal_app', c.oid, $1) ORDER BY 1`,
      [privilege],
    )
  ).map(({ name }) => name);

describe("the runtime role", () => {
  it("is nobody special", async () => {
    const [role] = await asAdministrator(`
      SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles
       WHERE rolname = 'portal_app'`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    });
  });

  it("belongs to no other role, and the owner does not pass by the policies either", async () => {
    expect(
      await asAdministrator(
        "SELECT roleid::regrole::text AS role FROM pg_auth_members WHERE member = 'portal_app'::regrole",
      ),
    ).toEqual([]);
    expect(
      await asAdministrator("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'portal_owner'"),
    ).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  it("owns nothing", async () => {
    expect(
      await asAdministrator(`
        SELECT relname AS name FROM pg_class WHERE relowner = 'portal_app'::regrole
        UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'portal_app'::regrole
        UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'portal_app'::regrole
        UNION ALL SELECT datname FROM pg_database WHERE datdba = 'portal_app'::regrole`),
    ).toEqual([]);
  });

  it("makes nothing: no table, no schema, no temporary table", async () => {
    const [row] = await asAdministrator(`
      SELECT has_schema_privilege('portal_app', 'public', 'CREATE') AS "table",
             has_database_privilege('portal_app', current_database(), 'CREATE') AS "schema",
             has_database_privilege('portal_app', current_database(), 'TEMPORARY') AS "temporary"`);
    expect(row).toEqual({ table: false, schema: false, temporary: false });
  });

  it("may empty, reference or maintain no table", async () => {
    for (const privilege of ["TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"]) {
      expect(await may(privilege), privilege).toEqual([]);
    }
  });

  it("adds to the histories and cannot rewrite them", async () => {
    const [writable, removable, addable] = [await may("UPDATE"), await may("DELETE"), await may("INSERT")];
    for (const table of INSERT_ONLY) {
      expect(writable).not.toContain(table);
      expect(removable).not.toContain(table);
      expect(addable).toContain(table);
    }
    const columns = await asAdministrator(
      `SELECT relname, attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE relname = ANY ($1) AND attnum > 0 AND has_column_privilege('portal_app', c.oid, attnum, 'UPDATE')`,
      [INSERT_ONLY],
    );
    expect(columns).toEqual([]);
  });

  it("deletes only links, draft lines and counters", async () => {
    expect(await may("DELETE")).toEqual(DELETABLE);
  });

  it("only reads the installation and the history of the schema", async () => {
    for (const privilege of ["INSERT", "UPDATE", "DELETE"]) {
      const tables = await may(privilege);
      expect(tables).not.toContain("installation");
      expect(tables).not.toContain("_prisma_migrations");
    }
  });

  it("leaves nothing to PUBLIC", async () => {
    expect(
      await asAdministrator(`
        SELECT c.relname FROM pg_class c, aclexplode(c.relacl) g
         WHERE c.relnamespace = 'public'::regnamespace AND g.grantee = 0`),
    ).toEqual([]);
  });

  it("cannot move the clock", async () => {
    const [row] = await asAdministrator<{ allowed: boolean }>(
      "SELECT has_function_privilege('portal_app', 'set_demonstration_date(date, text)', 'EXECUTE') AS allowed",
    );
    expect(row?.allowed).toBe(false);
    await asRuntimeRole(async (client) => {
      await expect(client.query("SELECT set_demonstration_date('2030-01-01')")).rejects.toThrow(
        /permission denied/,
      );
      await expect(client.query("UPDATE installation SET clock_offset = '1 day'")).rejects.toThrow(
        /permission denied/,
      );
    });
  });

  it("borrows the owner's rights through no function but those with a reason", async () => {
    const definers = await asAdministrator<{ name: string }>(`
      SELECT p.proname AS name FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef ORDER BY 1`);
    expect(definers.map(({ name }) => name)).toEqual(Object.keys(SECURITY_DEFINERS));
  });

  it("counts only with the sequences of the histories and of the library", async () => {
    const sequences = await asAdministrator<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'
         AND (has_sequence_privilege('portal_app', c.oid, 'USAGE')
           OR has_sequence_privilege('portal_app', c.oid, 'UPDATE')) ORDER BY 1`);
    expect(sequences.map(({ name }) => name)).toEqual([
      "audit_events_id_seq",
      "library_items_place_seq",
      "measure_execution_changes_id_seq",
      "plan_draft_changes_id_seq",
      "practices_place_seq",
      "programme_changes_id_seq",
      "submission_changes_id_seq",
    ]);
    const [row] = await asAdministrator<{ rewinds: boolean }>(
      "SELECT has_sequence_privilege('portal_app', 'audit_events_id_seq', 'UPDATE') AS rewinds",
    );
    expect(row?.rewinds).toBe(false);
  });
});
