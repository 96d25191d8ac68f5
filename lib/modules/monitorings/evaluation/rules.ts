import { compare, multiply, subtract } from "@/lib/modules/methodologies/fractions/rules";
import { addressKey, computed, wrongAnswer } from "@/lib/modules/monitorings/evaluation/findings/rules";
import { buildWorld } from "@/lib/modules/monitorings/evaluation/scope/rules";
import type { Answerable, World } from "@/lib/modules/monitorings/evaluation/scope/types";
import { tableFindings } from "@/lib/modules/monitorings/evaluation/tables/rules";
import type {
  Address,
  Finding,
  FormInputs,
  FormState,
  Missing,
  SectionProgress,
} from "@/lib/modules/monitorings/evaluation/types";
import { isNumber } from "@/lib/modules/monitorings/expressions/evaluation/rules";
import { parseExpression, pathsOf, readNumber } from "@/lib/modules/monitorings/expressions/rules";
import type { Check, Form, Question, Section } from "@/lib/modules/monitorings/forms/types";

/**
 * A form with answers: what is seen and required, what is calculated, what is wrong or missing, how far each section
 * is. Pure and the same in the browser and on the server; never throws, whatever the answers. Source: handbook 4.
 */
export function evaluateForm(form: Form, inputs: FormInputs): FormState {
  const world = buildWorld(form, inputs);
  const state: FormState = { sections: [], standing: {}, calculated: {}, findings: [], missing: [] };
  for (const section of form.sections) {
    for (const question of section.questions) addQuestion(world, question, state);
  }
  for (const check of form.checks) addCheck(world, form, check, state);
  state.sections = form.sections.map((section) => ({
    code: section.code,
    visible: world.sectionVisible(section),
    progress: progressOf(world, section, state),
  }));
  return state;
}

function addQuestion(world: World, question: Question, state: FormState): void {
  const at: Address = { question: question.code, row: null, column: null };
  const visible = world.visible(question);
  const required = visible && world.required(question);
  state.standing[question.code] = { visible, required };
  if (!visible) return;
  if (question.type === "calculated") {
    state.calculated[question.code] = computed(world.value(question), question);
    return;
  }
  if (question.type === "table") {
    tableFindings(world, question, required, state);
    return;
  }
  const { given, problems, missing } = world.read(question);
  state.findings.push(...problems.map((text, index) => wrongAnswer(at, text, index)));
  state.missing.push(...missing.map((text) => ({ at, text })));
  if (required && !given) state.missing.push({ at, text: `Ответьте на вопрос «${question.title}».` });
  const change = changeFinding(world, question, at);
  if (change) state.findings.push(change);
}

function changeFinding(world: World, question: Answerable, at: Address): Finding | null {
  if (!("compare" in question) || question.compare?.warnPercent == null) return null;
  const limit = readNumber(question.compare.warnPercent);
  const [now, before] = [world.read(question).value, world.lastValue(question)];
  if (limit === null || !isNumber(now) || !isNumber(before)) return null;
  const change = subtract(now, before);
  const size = { n: (change.n < 0n ? -change.n : change.n) * 100n, d: change.d };
  const allowed = multiply(before, limit);
  if (compare(size, { n: allowed.n < 0n ? -allowed.n : allowed.n, d: allowed.d }) <= 0) return null;
  const text = `Ответ отличается от прошлогоднего больше чем на ${question.compare.warnPercent.replace(".", ",")} %: проверьте и поясните.`;
  return { key: `change:${question.code}`, severity: "warn", text, at: [at] };
}

function addCheck(world: World, form: Form, check: Check, state: FormState): void {
  if (world.holds(check.expression, world.scope) !== false) return;
  const at = concerned(form, check.expression).filter(({ question }) => state.standing[question]?.visible);
  state.findings.push({ key: `check:${check.code}`, severity: check.severity, text: check.text, at });
}

/** The questions a check speaks of, each once: a return opens them together. */
function concerned(form: Form, expression: string): Address[] {
  const { node } = parseExpression(expression);
  if (node === null) return [];
  const questions = new Map<string, Question>(
    form.sections.flatMap(({ questions: all }) => all.map((question) => [question.code, question] as const)),
  );
  const found = new Map<string, Address>();
  for (const [first = "", second, third] of pathsOf(node)) {
    const question = questions.get(first);
    if (question === undefined) continue;
    const cell = question.type === "table" && second !== undefined && third !== undefined;
    const address = { question: first, row: cell ? second : null, column: cell ? third : null };
    found.set(addressKey(address), address);
  }
  return [...found.values()];
}

function progressOf(world: World, section: Section, state: FormState): SectionProgress {
  const codes = new Set(section.questions.map(({ code }) => code));
  const inside = ({ question }: Address) => codes.has(question);
  if (!world.sectionVisible(section)) return "ready";
  if (state.findings.some(({ severity, at }) => severity === "block" && at.some(inside)))
    return "with_errors";
  const missing = state.missing.some(({ at }: Missing) => inside(at));
  const open = section.questions.filter(
    (question) =>
      question.type !== "calculated" && question.prefill?.locked !== true && world.visible(question),
  );
  if (open.length > 0 && !open.some((question) => begun(world, question))) return "not_begun";
  return missing ? "incomplete" : "ready";
}

function begun(world: World, question: Question): boolean {
  if (question.type === "calculated") return false;
  if (question.type !== "table") return world.read(question).given;
  return world
    .rows(question)
    .some((row) => question.columns.some((column) => column.type !== "calculated" && row.read(column).given));
}
