import { describe, expect, it } from "vitest";

import { formProblems } from "@/lib/modules/monitorings/lint/rules";

import { handbookMonitoringForm, MONITORING_FORMS } from "../monitoring-forms";
import { HANDBOOK_FORMS } from "./fields";

/** Shares stand in the row of each procedure, not in a field of their own. */
const ELSEWHERE: Record<string, string> = { m1_shares: "m1_vpr_share" };

describe("the forms of the handbook", () => {
  it("are the five of the letter, with a reason to be called drafts", () => {
    expect(MONITORING_FORMS.map(({ code, respondent }) => [code, respondent])).toEqual([
      ["M1", "school"],
      ["M2", "school"],
      ["M3", "school"],
      ["M4", "school"],
      ["M5", "municipality"],
    ]);
  });

  it.each(HANDBOOK_FORMS)("$code has every field of the handbook", ({ code, sections }) => {
    const form = handbookMonitoringForm(code);
    const codes = new Set(
      form.sections.flatMap(({ questions }) =>
        questions.flatMap((question) => [
          question.code,
          ...(question.type === "table" ? question.columns.map((column) => column.code) : []),
        ]),
      ),
    );
    const asked = sections.flatMap(({ fields }) => fields.map(({ id }) => ELSEWHERE[id] ?? id));
    expect(asked.filter((id) => !codes.has(id))).toEqual([]);
    expect(form.sections).toHaveLength(sections.length);
  });

  it.each(HANDBOOK_FORMS)("$code has nothing the lint would tell of", ({ code }) => {
    expect(formProblems(handbookMonitoringForm(code))).toEqual([]);
  });
});
