import { describe, expect, it } from "vitest";

import { asAdministrator } from "@/tests/setup/administrator";

/** Tables without row-level security, and why. Everything else is forced. */
const EXEMPT: Record<string, string> = {
  users: "read before a tenant is known; a person may work in two regions; reached through bootstrap.ts",
  sessions: "belongs to a person, not to a tenant; found by the hash of a secret token",
  one_time_links: "belongs to a person; found by the hash of a secret token before anybody is signed in",
  rate_limits: "counters of addresses that have not signed in",
  installation: "one row of the installation: the clock and what was loaded; the runtime role only reads it",
  search_documents:
    "read by functions of the owner alone, whose search a policy would keep from its index; the runtime role sees no row",
  search_words: "the same: how many documents hold a word",
  _prisma_migrations: "history of the schema; the runtime role only reads it",
};

/** What only seeds and commands of the owner may read without a tenant, and why. */
const FOR_THE_OWNER: Record<string, string> = {
  appointments_owner_loads: "mentor_loads counts the schools of mentors while it runs",
  assessment_results_owner_groups: "school_group_quartiles counts the figures of a group while it runs",
  audit_events_owner_reads_account_events:
    "events before sign-in carry no tenant; whoever runs the server reads them",
  campaign_counters_owner: "count_submissions counts for the authority what its schools send",
  campaigns_owner: "hold_campaign holds a window for a school, which may not change it",
  file_passages_owner: "keep_file_text writes the text of a file, search_passages shows a piece of it",
  file_texts_owner: "keep_file_text writes what became of reading a file",
  idempotency_keys_owner_removes_expired:
    "housekeeping removes the keys of everybody once they are 30 days old; it sees no younger one",
  letters_owner_sweeps: "housekeeping sees which files are attached before it removes the others",
  library_item_files_owner_sweeps: "housekeeping sees which files are attached before it removes the others",
  list_appeals_owner_sweeps: "housekeeping sees which files are attached before it removes the others",
  measure_execution_files_owner_sweeps:
    "housekeeping sees which files are attached before it removes the others",
  orders_owner_sweeps: "housekeeping sees which files are attached before it removes the others",
  organisation_attributes_owner_groups: "school_group_quartiles tells town from village while it runs",
  organisations_owner_finds_regions: "a seed finds the regions before it names one",
  practice_files_owner_sweeps: "housekeeping sees which files are attached before it removes the others",
  practices_owner:
    "triggers search what is published and count who uses it; seeds write practices of any state",
  programme_execution_files_owner_sweeps: "the same: the proof of a measure is not abandoned",
  programme_texts_owner_sweeps: "the same: the scan of an order is not abandoned",
  recommendations_owner_sweeps: "housekeeping sees which files are attached before it removes the others",
  school_successions_owner_ancestry: "school_ancestry follows a school through every merger, whoever asks",
  spreadsheet_imports_owner_sweeps: "housekeeping sees which files are attached before it removes the others",
  stored_files_owner_sweeps:
    "housekeeping removes the abandoned files of everybody once they are two days old; it sees no younger one",
  submission_files_owner_sweeps: "the same: a file that is an answer is not abandoned",
  usual_ranges_owner: "count_usual_answers keeps them, usual_answers tells a checker one of them",
};

/** Schemas besides `public`, and why their tables have no row-level security. */
const OTHER_SCHEMAS: Record<string, string> = {
  jobs: "the queue of pg-boss, read by the runner for everybody; its rows hold ids of rows, never what stands in them",
};

interface SecuredTable {
  name: string;
  enabled: boolean;
  forced: boolean;
  commands: string[];
}

const tables = await asAdministrator<SecuredTable>(`
  SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
         array(SELECT p.polcmd::text FROM pg_policy p WHERE p.polrelid = c.oid) AS commands
    FROM pg_class c
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`);

describe("row-level security", () => {
  it("is forced on every table but those with a written reason", () => {
    const open = tables.filter(
      ({ enabled, forced, commands }) => !enabled || !forced || commands.length === 0,
    );
    expect(open.map(({ name }) => name).sort()).toEqual(Object.keys(EXEMPT).sort());
  });

  it("has no tables outside the public schema but those with a written reason", async () => {
    const schemas = await asAdministrator<{ name: string }>(`
      SELECT DISTINCT n.nspname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'public'
         AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`);
    expect(schemas.map(({ name }) => name)).toEqual(Object.keys(OTHER_SCHEMAS));
  });

  it("exempts no table that carries a tenant", async () => {
    const carrying = await asAdministrator<{ name: string }>(`
      SELECT DISTINCT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name IN ('region_id', 'municipality_id', 'school_id')`);
    expect(carrying.map(({ name }) => name).filter((name) => name in EXEMPT)).toEqual([]);
  });

  it("knows of no view: a view would read past the policies of its tables", async () => {
    expect(
      await asAdministrator(`
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'f')`),
    ).toEqual([]);
  });

  it("asks in every policy who is asking, and never lets everybody in", async () => {
    const policies = await asAdministrator<{ name: string; text: string }>(`
      SELECT p.polname AS name, concat_ws(' ', pg_get_expr(p.polqual, p.polrelid),
             pg_get_expr(p.polwithcheck, p.polrelid)) AS text FROM pg_policy p`);
    expect(policies.length).toBeGreaterThan(50);
    expect(
      policies
        .filter(({ text }) => !/app_(?:region_id|user_id|level)\(\)/.test(text))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it("has no policy for the owner alone but those with a written reason", async () => {
    const narrowed = await asAdministrator<{ name: string }>(
      "SELECT polname AS name FROM pg_policy WHERE polroles <> '{0}' ORDER BY 1",
    );
    expect(narrowed.map(({ name }) => name)).toEqual(Object.keys(FOR_THE_OWNER));
  });

  it("leads the tenant's index of every table with the tenant", async () => {
    const missing = await asAdministrator<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'region_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
         AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum)
       ORDER BY 1`);
    expect(missing.map(({ name }) => name)).toEqual(
      // Read with their parent, by its key.
      [
        "campaign_notices",
        "import_rows",
        "list_appeal_figures",
        "list_decisions",
        "list_letters",
        "measure_deficits",
        "order_changes",
        "submission_changes",
        "submission_remark_replies",
        "submission_steps",
        "track_lines",
        "verdicts",
      ],
    );
  });
});
