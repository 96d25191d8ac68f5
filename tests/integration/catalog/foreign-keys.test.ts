import { describe, expect, it } from "vitest";

import { asAdministrator } from "@/tests/setup/administrator";

/** Keys that do not carry the municipality although both tables have one, and why a row of a stranger cannot be meant. */
const WITHOUT_MUNICIPALITY: Record<string, string> = {
  "school_affiliations(region_id,school_id)":
    "this table is what says which authority a school answers to; only the region writes it",
  "organisations(region_id)": "the region itself",
  "school_lists(region_id,owner_id)": "a check keeps the owner equal to the municipality, or to the region",
  "plan_lists(region_id,list_id)":
    "lists of the region have no municipality; a near-low list of another authority is invisible to the writer",
  "school_list_entries(region_id,list_id)":
    "the list belongs to the region, the entry to the authority of its school",
  "persons(region_id,organisation_id)":
    "a check keeps the organisation equal to the school, else the municipality; a school carries its authority by persons_affiliation_fkey",
  "memberships(region_id,organisation_id)":
    "a check keeps the organisation equal to the school, else the municipality; a school carries its authority by memberships_affiliation_fkey",
  "stored_files(region_id,organisation_id)":
    "a check keeps the organisation equal to the school, else the municipality; a school carries its authority by stored_files_affiliation_fkey",
  "practices(region_id,organisation_id)":
    "a check keeps the organisation equal to the school, else the municipality; a school carries its authority by practices_affiliation_fkey",
  "measure_execution_files(region_id,file_id)":
    "a file of the region has no municipality; a restrictive policy lets only files be shown that the writer sees",
  "assessment_results(region_id,school_id)":
    "schools of an authority carry it by assessment_results_affiliation_fkey",
  "assessment_results(region_id,school_id,submission_id)":
    "the form is of the school itself; an authority it has left keeps the form, not the results written since",
  "list_appeals(region_id,file_id)": "the policy of the table lets an authority name only a file of its own",
  "list_appeals(region_id,list_id)":
    "the policy of the table lets an authority name only a list in review, and those are the region's",
  "list_decisions(region_id,appeal_id)": "only the region writes decisions",
  "list_decisions(region_id,list_id)": "only the region writes decisions",
  "list_decisions(region_id,school_id)":
    "schools of an authority carry it by list_decisions_affiliation_fkey",
  "verdicts(region_id,school_id)": "schools of an authority carry it by verdicts_affiliation_fkey",
  "deficits(region_id,school_id)": "schools of an authority carry it by deficits_affiliation_fkey",
  "submissions(region_id,organisation_id)":
    "a check keeps the organisation equal to the school, else the municipality; a school carries its authority by submissions_affiliation_fkey",
  "school_list_entries(region_id,school_id)":
    "schools of an authority carry it by school_list_entries_affiliation_fkey",
  "visits(region_id,school_id)": "schools of an authority carry it by visits_affiliation_fkey",
  "visits(region_id,appointment_id)":
    "a trigger lets only the visitor's own appointment at that school be named",
  "recommendations(region_id,school_id,visit_id)":
    "the policy of the table demands the authority of the visit",
  "recommendations(region_id,school_id,outcome_visit_id)": "the school of both is one",
  "recommendations(region_id,file_id)": "the policy of the table lets a school name only a file of its own",
  "orders(region_id,organisation_id)":
    "a check keeps the organisation equal to the municipality, or to the region",
  "orders(region_id,organisation_id,replaces_id)":
    "the organisation of both is one, and a check keeps it equal to the municipality",
  "orders(region_id,organisation_id,superseded_by_id)": "the same",
  "orders(region_id,file_id)": "the policy of the table lets an authority name only a file of its own",
  "appointments(region_id,organisation_id,order_id)":
    "the organisation of both is one, and a check keeps it equal to the municipality",
  "appointments(region_id,person_id)":
    "a trigger lets only a person be named whom the writer sees, or who is offered to the region",
  "appointments(region_id,workplace_id)": "the same",
  "appointments(region_id,school_id)": "schools of an authority carry it by appointments_affiliation_fkey",
  "order_changes(region_id,organisation_id,order_id)":
    "the organisation of both is one, and a check keeps it equal to the municipality",
  "memberships(region_id,appointment_id)": "a trigger keeps the right equal to the appointment",
  "mentor_offers(region_id,person_id)": "the policy of the table lets an authority offer only its own people",
  "mentor_offers(region_id,workplace_id)": "the same",
};

/** Columns named after a row of another table without a key to it, and why. */
const WITHOUT_KEY: Record<string, string> = {
  "audit_events.region_id": "the audit outlives what it speaks of",
  "audit_events.municipality_id": "the audit outlives what it speaks of",
  "audit_events.school_id": "the audit outlives what it speaks of",
  "audit_events.user_id": "the audit outlives what it speaks of",
  "audit_events.membership_id": "the audit outlives what it speaks of",
  "audit_events.token_id": "the audit outlives what it speaks of",
  "audit_events.subject_id": "the audit speaks of rows of every table",
  "plan_draft_changes.subject_id": "a line of the history speaks of the plan, a measure or an indicator",
  "plan_draft_changes.user_id": "the history keeps the name it was written under",
  "plan_draft_changes.membership_id": "the history outlives the right",
  "measure_execution_changes.user_id": "the history keeps the name it was written under",
  "measure_execution_changes.membership_id": "the history outlives the right",
  "programme_executions.measure_id": "a line of the text, which holds its lines by their ids",
  "plan_comments.author_id": "the name is kept beside it; users are never deleted",
  "plan_comment_replies.author_id": "the name is kept beside it; users are never deleted",
  "stored_files.created_by_id": "the name is kept beside it; users are never deleted",
  "plan_versions.submitted_by_id": "the name is kept beside it; users are never deleted",
  "plan_measures.updated_by_id": "the name is kept beside it; users are never deleted",
  "school_lists.municipality_id": "a check keeps the owner, which is a key, equal to it",
  "assessment_results.loaded_by_id": "the name is kept beside it; users are never deleted",
  "import_rows.subject_id": "a line speaks of rows of several tables, by the kind of its import",
  "letter_recipients.acknowledged_by_id": "the name is kept beside it; users are never deleted",
  "access_tokens.created_by_id": "the name is kept beside it; users are never deleted",
  "access_tokens.revoked_by_id": "the name is kept beside it; users are never deleted",
  "list_appeals.created_by_id": "the name is kept beside it; users are never deleted",
  "list_appeals.decided_by_id": "the name is kept beside it; users are never deleted",
  "list_decisions.decided_by_id": "the name is kept beside it; users are never deleted",
  "spreadsheet_imports.created_by_id": "the name is kept beside it; users are never deleted",
  "spreadsheet_imports.membership_id":
    "the work outlives the right; the job asks whether it is still in force",
  "campaign_counters.area_id": "a trigger takes it from submissions, where a check keeps it",
  "submission_changes.changed_by_id": "the history keeps the name it was written under",
  "submission_extensions.requested_by_id": "the name is kept beside it; users are never deleted",
  "submission_remark_replies.made_by_id": "the name is kept beside it; users are never deleted",
  "submission_remarks.made_by_id": "the name is kept beside it; users are never deleted",
  "submission_sendings.sent_by_id": "the name is kept beside it; users are never deleted",
  "submission_steps.by_id": "the history keeps the name it was written under",
  "submissions.area_id": "a check keeps it equal to the municipality, or to the region",
  "verdict_runs.created_by_id": "the name is kept beside it; users are never deleted",
  "verdict_runs.membership_id": "the work outlives the right; the job asks whether it is still in force",
  "orders.municipality_id": "a check keeps the organisation, which is a key, equal to it",
  "order_changes.municipality_id": "a check keeps the organisation, which is a key, equal to it",
  "order_changes.changed_by_id": "the history keeps the name it was written under",
  "idempotency_keys.user_id": "short-lived, its policy compares it with who asks",
};

interface ForeignKey {
  name: string;
  child: string;
  columns: string[];
  parent: string;
  targets: string[];
  tenant: string[];
}

const keys = await asAdministrator<ForeignKey>(`
  SELECT k.conname AS name, child.relname AS child, parent.relname AS parent,
         array(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, at)
                 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.at) AS columns,
         array(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, at)
                 JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.at) AS targets,
         array(SELECT c.attname::text FROM pg_attribute c JOIN pg_attribute p ON p.attname = c.attname
                WHERE c.attrelid = k.conrelid AND p.attrelid = k.confrelid
                  AND c.attname IN ('region_id', 'municipality_id')) AS tenant
    FROM pg_constraint k
    JOIN pg_class child ON child.oid = k.conrelid
    JOIN pg_class parent ON parent.oid = k.confrelid
   WHERE k.contype = 'f' AND child.relnamespace = 'public'::regnamespace ORDER BY 2, 1`);

const nameOf = ({ child, columns }: ForeignKey) => `${child}(${columns.join(",")})`;

describe("foreign keys", () => {
  it("are valid and checked", async () => {
    expect(
      await asAdministrator("SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"),
    ).toEqual([]);
    expect(keys.length).toBeGreaterThan(30);
  });

  it("carry the region: a row never points into another region", () => {
    const bare = keys.filter(
      ({ columns, tenant }) => tenant.includes("region_id") && !columns.includes("region_id"),
    );
    expect(bare.map(nameOf)).toEqual([]);
  });

  it("match region with region and municipality with municipality", () => {
    const crossed = keys.filter(({ columns, targets, parent }) =>
      columns.some((column, at) => {
        const target = targets[at];
        if (column === "region_id") return target !== "region_id" && parent !== "organisations";
        if (column === "municipality_id") return target !== "municipality_id" && parent !== "organisations";
        return false;
      }),
    );
    expect(crossed.map(nameOf)).toEqual([]);
  });

  it("carry the municipality, or stand here with a reason", () => {
    const bare = keys.filter(
      ({ columns, tenant }) => tenant.includes("municipality_id") && !columns.includes("municipality_id"),
    );
    expect(bare.map(nameOf).filter((name) => !(name in WITHOUT_MUNICIPALITY))).toEqual([]);
    expect(Object.keys(WITHOUT_MUNICIPALITY).filter((name) => !bare.map(nameOf).includes(name))).toEqual([]);
  });

  it("stand behind every column that names a row of another table", async () => {
    const columns = await asAdministrator<{ name: string }>(`
      SELECT c.relname || '.' || a.attname AS name FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname LIKE '%\\_id'
         AND c.relname <> '_prisma_migrations'
         AND NOT EXISTS (SELECT FROM pg_constraint k
                          WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey))
       ORDER BY 1`);
    // Tenant columns of rows whose other key carries them are part of that key, so none of them is left here.
    expect(columns.map(({ name }) => name)).toEqual(Object.keys(WITHOUT_KEY).sort());
  });
});
