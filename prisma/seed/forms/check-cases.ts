/** For the tests of the forms: every check of a form with answers it lets pass and answers it does not. */
import { describe, expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import { buildWorld } from "@/lib/modules/monitorings/evaluation/scope/rules";
import type { FormInputs } from "@/lib/modules/monitorings/evaluation/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";

import { handbookMonitoringForm } from "../monitoring-forms";

export interface CheckCase {
  check: string;
  holds: Partial<FormInputs>;
  fails: Partial<FormInputs>;
}

export const filled = (inputs: Partial<FormInputs>): FormInputs => ({
  answers: {},
  lastYear: {},
  facts: {},
  ...inputs,
});

/** Rows of a table as they are sent. */
export const rows = (...cells: Record<string, unknown>[]) =>
  cells.map((each, position) => ({ row: `r${String(position)}`, cells: each }));

/** Rows of a table whose rows the form has, by code. */
export const fixed = (cells: Record<string, Record<string, unknown>>) =>
  Object.entries(cells).map(([row, each]) => ({ row, cells: each }));

export const file = [{ id: "f1", name: "приказ.pdf", size: 1000 }];

function checksOf(form: Form) {
  return [
    ...form.checks.map((check) => ({ check, table: null })),
    ...form.sections.flatMap(({ questions }) =>
      questions.flatMap((question) =>
        question.type === "table" ? question.checks.map((check) => ({ check, table: question })) : [],
      ),
    ),
  ];
}

/** What a check says of the answers, in the rows of a table all together: a blank is neither. */
function verdict(form: Form, code: string, inputs: Partial<FormInputs>): "holds" | "fails" | "unknown" {
  const found = checksOf(form).find(({ check }) => check.code === code);
  if (!found) throw new Error(`No check ${code}`);
  const world = buildWorld(form, filled(inputs));
  const scopes = found.table ? world.rows(found.table).map(({ scope }) => scope) : [world.scope];
  const values = scopes.map((scope) => world.holds(found.check.expression, scope));
  if (values.includes(false)) return "fails";
  return values.length > 0 && values.every((value) => value === true) ? "holds" : "unknown";
}

/** The checks of a form, each on answers that pass and on answers that do not, and none left out. */
export function describeChecks(code: string, cases: readonly CheckCase[]): void {
  const form = handbookMonitoringForm(code);
  describe(`checks of ${code}`, () => {
    it("are all tried", () => {
      const tried = cases.map(({ check }) => check);
      expect(checksOf(form).flatMap(({ check }) => (tried.includes(check.code) ? [] : [check.code]))).toEqual(
        [],
      );
    });

    it.each(cases)("$check", ({ check, holds, fails }) => {
      expect([verdict(form, check, holds), verdict(form, check, fails)]).toEqual(["holds", "fails"]);
      const keys = (inputs: Partial<FormInputs>) =>
        evaluateForm(form, filled(inputs)).findings.map(({ key }) => key.split(":")[1]);
      expect(keys(fails)).toContain(check);
      expect(keys(holds)).not.toContain(check);
      expect(verdict(form, check, {})).not.toBe("fails");
    });
  });
}
