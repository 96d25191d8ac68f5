/** The five rules of the handbook (2.3) in the portal's form. Sources and marks: handbook 2.1, 2.2. */
import { z } from "zod";

import { ruleSchema } from "@/lib/modules/methodologies/schema";
import type { Condition, Decimal, Group, Rule } from "@/lib/modules/methodologies/types";

import rulesJson from "./data/identification-rules.json";

/** The shortest text of a number of the data file is the decimal that was written there. */
const decimal = z.number().transform(String);
const year = z.enum(["Y", "Y-1", "Y-2"]).transform((name) => ["Y", "Y-1", "Y-2"].indexOf(name));

const count = z.union([
  z.strictObject({ id: z.string().optional(), count_low: z.strictObject({ year, gte: z.int() }) }),
  z.strictObject({
    id: z.string().optional(),
    count_between: z.strictObject({
      year,
      from: decimal,
      to: decimal,
      gte: z.int(),
      min_participants: z.int().optional(),
    }),
  }),
  z.strictObject({
    id: z.string().optional(),
    same_indicator_low: z.strictObject({ years: z.array(year), gte: z.int() }),
  }),
]);
const condition = z.union([
  count,
  z.strictObject({ all: z.array(count) }),
  z.strictObject({ any: z.array(count) }),
]);

const outcome = z
  .enum(["IDENTIFIED", "CONTROL_ZONE", "NOT_IDENTIFIED"])
  .transform((name) => name.toLowerCase() as "identified" | "control_zone" | "not_identified");

const document = z.object({
  code: z.string(),
  years_window: z.int().optional(),
  extends: z.string().optional(),
  indicators: z.array(z.string()).optional(),
  low: z.object({ op: z.enum([">=", ">"]), value: decimal, attempt: z.enum(["first", "final"]) }).optional(),
  min_participants: z.int().optional(),
  min_indicators: z.int().optional(),
  verdict: condition.optional(),
  any: z.array(count).optional(),
  applies_when: z.string().optional(),
  group_weights: z.record(z.enum(["VPR", "OGE", "EGE"]), decimal).optional(),
  year_weights: z.record(z.enum(["Y", "Y-1"]), decimal).optional(),
  bands: z.array(z.object({ lt: decimal.optional(), gte: decimal.optional(), verdict: outcome })).optional(),
});

type HandbookRule = z.infer<typeof document>;

const documents = z.array(document).parse(rulesJson);

/** A rule of the handbook, whole: what it extends is written out, so a version never changes with another. */
export function handbookRule(code: string): Rule {
  const own = documents.find((each) => each.code === code);
  if (own === undefined) throw new Error(`No rule ${code} in identification-rules.json`);
  // Rules that name no indicators of their own look at those of the federal criterion.
  const base = documents.find((each) => each.code === (own.extends ?? "FED_1Y"));
  const low = own.low ?? base?.low;
  if (low === undefined) throw new Error(`Rule ${code} does not say what a low result is`);
  const when = own.verdict ?? { any: own.any ?? [] };
  return ruleSchema.parse({
    yearsWindow: own.years_window ?? 2,
    indicators: own.indicators ?? base?.indicators ?? [],
    low: { metric: "below_min_share", op: low.op, value: low.value, attempt: low.attempt },
    minParticipants: own.min_participants ?? base?.min_participants ?? 1,
    minIndicators: own.min_indicators ?? 0,
    appliesTo: own.applies_when === undefined ? "all" : "not_on_base_list",
    verdict:
      own.bands === undefined
        ? {
            kind: "conditions",
            outcome: own.applies_when === undefined ? "identified" : "control_zone",
            when: portalCondition(when),
          }
        : indexVerdict(own),
  });
}

function indexVerdict({ group_weights, year_weights, bands = [] }: HandbookRule): Rule["verdict"] {
  return {
    kind: "index",
    groupWeights: group_weights as Partial<Record<Group, Decimal>>,
    yearWeights: [year_weights?.Y ?? "1", year_weights?.["Y-1"] ?? "0"],
    bands: bands.map(({ lt, gte, verdict }) => ({ from: gte ?? null, below: lt ?? null, outcome: verdict })),
  };
}

function portalCondition(from: z.infer<typeof condition>): Condition {
  if ("all" in from) return { kind: "all", of: from.all.map(portalCondition) };
  if ("any" in from) return { kind: "any", of: from.any.map(portalCondition) };
  if ("count_low" in from) {
    return { kind: "count_low", id: from.id, year: from.count_low.year, atLeast: from.count_low.gte };
  }
  if ("same_indicator_low" in from) {
    const { years, gte } = from.same_indicator_low;
    return { kind: "same_indicator_low", id: from.id, years, atLeast: gte };
  }
  const { year: of, from: start, to, gte, min_participants } = from.count_between;
  return {
    kind: "count_between",
    id: from.id,
    year: of,
    from: start,
    below: to,
    atLeast: gte,
    minParticipants: min_participants,
  };
}
