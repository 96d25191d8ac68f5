/** The five rules of the handbook (2.3) in the portal's form. Sources and marks: handbook 2.1, 2.2. */
import { z } from "zod";

import type { MethodologyScope, MethodologyStatus } from "@/lib/core/db/enums";
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

export interface MethodologyData {
  code: string;
  title: string;
  scope: MethodologyScope;
  label: string;
  status: MethodologyStatus;
  note: string;
}

/** The five methodologies every region begins with; none of them is approved. Source: handbook 2.1–2.3. */
export const METHODOLOGIES: readonly MethodologyData[] = [
  {
    code: "FED_1Y",
    title: "Федеральный критерий, один год",
    scope: "federal",
    label: "2021.1",
    status: "draft",
    note: "Чтение ранних редакций: не менее двух низких результатов за последний год. Какие классы ВПР входят в действующую редакцию, не установлено: уточните перед расчётом.",
  },
  {
    code: "FED_2Y_AND",
    title: "Федеральный критерий, два года, оба условия",
    scope: "federal",
    label: "2025.1",
    status: "draft",
    note: "Слова критерия «а также» прочитаны как «и»: не менее двух низких результатов в последнем году и низкий результат по одному и тому же показателю в оба года. Чтение требует подтверждения.",
  },
  {
    code: "FED_2Y_OR",
    title: "Федеральный критерий, два года, любое из условий",
    scope: "federal",
    label: "2025.1",
    status: "draft",
    note: "Слова критерия «а также» прочитаны как «или»: достаточно одного из двух условий. Чтение требует подтверждения.",
  },
  {
    code: "REG_INDEX",
    title: "Региональный индекс результатов",
    scope: "regional",
    label: "проект",
    status: "placeholder",
    note: "Рабочая модель: текста региональной методики в письме нет. Показатели, веса и полосы предложены для обсуждения.",
  },
  {
    code: "CONTROL_ZONE",
    title: "Зона контроля",
    scope: "control_zone",
    label: "проект",
    status: "placeholder",
    note: "Рабочая модель: определения зоны контроля в письме нет. Признаки C1–C3 предложены для обсуждения.",
  },
];

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
