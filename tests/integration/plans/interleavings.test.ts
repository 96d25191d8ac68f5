import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError } from "@/lib/core/errors";
import { listPlanChanges } from "@/lib/modules/plans/drafts/queries";
import { removeMeasure, restoreMeasure, saveMeasureField } from "@/lib/modules/plans/measures/mutations";
import { savePlanText } from "@/lib/modules/plans/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import type { SaveReply } from "@/lib/modules/plans/types";
import { historyOf, makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { at } from "@/tests/setup/world";

/** Fields two people type into: few, so that they meet often. */
const FIELDS = ["goal", "tasks", "0.note", "0.evidence", "1.note", "1.title"] as const;
type Field = (typeof FIELDS)[number];

/** What one of the two does next; `together` means the other does not wait for it. */
interface Step {
  who: 0 | 1;
  together: boolean;
  act:
    | { kind: "type"; field: Field; text: string }
    | { kind: "look" }
    | { kind: "remove" | "restore"; row: 0 | 1 };
}

const act: fc.Arbitrary<Step["act"]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("type" as const),
      field: fc.constantFrom(...FIELDS),
      text: fc.string({ maxLength: 12 }).map((text) => text.replaceAll("\0", "")),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: "look" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("remove" as const, "restore" as const),
      row: fc.constantFrom(0 as const, 1 as const),
    }),
  },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ who: fc.constantFrom(0 as const, 1 as const), together: fc.boolean(), act }),
  { minLength: 4, maxLength: 24 },
);

/** An editor as its browser knows the plan, and what the portal acknowledged to it. */
interface Editor {
  ctx: TenantContext;
  since: number;
  seen: Map<Field, string>;
  acknowledged: { field: Field; base: string; value: string }[];
}

let world: PlanWorld;
let rows: [string, string];
let second: TenantContext;

beforeAll(async () => {
  world = await makePlanWorld();
  const [first, other] = world.plan.measures;
  if (!first || !other) throw new Error("The plan has two measures");
  rows = [first.id, other.id];
  second = await at(world.home.specialist, world.home);
});

async function read(): Promise<{ since: number; values: Map<Field, string> }> {
  const plan = await getPlan(world.specialist, world.year);
  const row = (at: 0 | 1) => plan.measures.find(({ id }) => id === rows[at]);
  const values = new Map<Field, string>([
    ["goal", plan.texts.goal],
    ["tasks", plan.texts.tasks],
    ["0.note", row(0)?.note ?? ""],
    ["0.evidence", row(0)?.evidence ?? ""],
    ["1.note", row(1)?.note ?? ""],
    ["1.title", row(1)?.title ?? ""],
  ]);
  return { since: plan.version.editSeq, values };
}

/** What a browser does with an answer: takes what others changed since its number. */
function hear(editor: Editor, reply: SaveReply): void {
  editor.since = Math.max(editor.since, reply.seq);
  for (const { field, value } of reply.texts) {
    if (field === "goal" || field === "tasks") editor.seen.set(field, value);
  }
  for (const measure of reply.measures) {
    if (measure.id === rows[0]) {
      editor.seen.set("0.note", measure.note);
      editor.seen.set("0.evidence", measure.evidence);
    }
    if (measure.id === rows[1]) {
      editor.seen.set("1.note", measure.note);
      editor.seen.set("1.title", measure.title);
    }
  }
}

function send(editor: Editor, field: Field, base: string, value: string): Promise<SaveReply> {
  const of = { ...world.target, since: editor.since, base, value };
  switch (field) {
    case "goal":
    case "tasks":
      return savePlanText(editor.ctx, { ...of, field });
    case "0.note":
    case "1.note":
      return saveMeasureField(editor.ctx, { ...of, id: rows[field === "0.note" ? 0 : 1], field: "note" });
    case "0.evidence":
      return saveMeasureField(editor.ctx, { ...of, id: rows[0], field: "evidence" });
    case "1.title":
      return saveMeasureField(editor.ctx, { ...of, id: rows[1], field: "title" });
  }
}

async function take(editor: Editor, { act: step }: Step): Promise<void> {
  const { ctx, since } = editor;
  if (step.kind === "look") {
    hear(editor, await listPlanChanges(ctx, { year: world.year, since }));
    return;
  }
  if (step.kind !== "type") {
    const change = step.kind === "remove" ? removeMeasure : restoreMeasure;
    hear(editor, await change(ctx, { ...world.target, id: rows[step.row], since }));
    return;
  }
  const base = editor.seen.get(step.field) ?? "";
  try {
    const reply = await send(editor, step.field, base, step.text);
    editor.acknowledged.push({ field: step.field, base, value: step.text });
    hear(editor, reply);
  } catch (error) {
    // Refused aloud, with the other's text to choose from; a removed line says so. Anything else is a fault.
    if (!(error instanceof AppError) || !["STALE", "CONFLICT"].includes(error.code)) throw error;
    const { stale } = error.details;
    if (stale) editor.seen.set(step.field, String(stale.current));
  }
}

/** Every field here is a text. */
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

describe("two people at one plan, in any order and at once", () => {
  it("lose nothing that was acknowledged, and in the end both see what is stored", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const start = await read();
        for (const id of rows)
          await restoreMeasure(world.specialist, { ...world.target, id, since: start.since });
        const begun = await read();
        const before = (await historyOf(world)).length;
        const editor = (ctx: TenantContext): Editor => ({
          ctx,
          since: begun.since,
          seen: new Map(begun.values),
          acknowledged: [],
        });
        const editors = [editor(world.specialist), editor(second)] as const;

        // Each person's own steps go one after another, as a browser's queue sends them.
        const busy: [Promise<void>, Promise<void>] = [Promise.resolve(), Promise.resolve()];
        for (const step of script) {
          busy[step.who] = busy[step.who].then(() => take(editors[step.who], step));
          if (!step.together) await Promise.all(busy);
        }
        await Promise.all(busy);
        for (const id of rows) await restoreMeasure(world.specialist, { ...world.target, id, since: 0 });

        const history = (await historyOf(world)).slice(before);
        const stored = (await read()).values;
        for (const field of FIELDS) {
          const name = field.split(".").at(-1);
          const subject = field.startsWith("0.")
            ? rows[0]
            : field.startsWith("1.")
              ? rows[1]
              : world.plan.version.id;
          const chain = history.filter((row) => row.subjectId === subject && row.field === name);
          const said = editors.flatMap(({ acknowledged }) =>
            acknowledged.filter((one) => one.field === field),
          );
          let value = begun.values.get(field) ?? "";
          for (const change of chain) {
            const after = textOf(change.after);
            // Each change stands on the one before it, and whoever made it had that very text before their eyes.
            expect(change.before).toBe(value);
            expect(said).toContainEqual({ field, base: value, value: after });
            value = after;
          }
          expect(stored.get(field)).toBe(value);
          // Whatever was acknowledged was stored at its time, or it stood there already.
          const known = new Set([begun.values.get(field), ...chain.map((change) => textOf(change.after))]);
          expect(said.filter((one) => !known.has(one.value))).toEqual([]);
        }
        for (const one of editors) {
          hear(one, await listPlanChanges(one.ctx, { year: world.year, since: one.since }));
          expect(Object.fromEntries(one.seen)).toEqual(Object.fromEntries(stored));
        }
      }),
      { numRuns: 25, endOnFailure: false },
    );
  });
});
