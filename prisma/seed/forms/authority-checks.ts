/** Checks of M5, handbook 4.6 and 4.7: proof, the order of dates, the chain of points. */
import { block, type CheckInput } from "./fields";

/** Items scored 0–2. */
export const SCORED = [
  "1a",
  "1b",
  "3a",
  "3b",
  "4a",
  "4b",
  "5a",
  "5b",
  "6a",
  "6b",
  "7a",
  "7b",
  "7c",
  "7d",
  "8a",
  "8b",
  "9a",
  "9b",
];

/** Items proved by a dated document: the dates go in the order of the cycle. */
export const DATED = /^[4-9]/;

const date = (item: string) => `m5_c${item}_doc.date`;
export const points = (items: string[]) => items.map((item) => `number(m5_c${item})`).join(" + ");

const later = (code: string, before: string, after: string, sign: "<=" | "<", text: string) =>
  block(`m5_order_${code}`, `${date(before)} ${sign} ${date(after)}`, text);

/** A criterion scores 2 only when the link of the cycle before it scores at all. Source: handbook 4.7. */
const chained = (code: string, before: string[], items: string[], text: string): CheckInput =>
  block(
    `m5_chain_${code}`,
    `${points(before)} > 0 || (${items.map((item) => `m5_c${item} != "2"`).join(" && ")})`,
    text,
  );

export const MEASURES = ["7a", "7b", "7c", "7d"];
const LINKS: Record<string, string[]> = {
  monitoring: ["4a", "4b"],
  analysis: ["5a", "5b"],
  advice: ["6a", "6b"],
  measures: MEASURES,
  decisions: ["8a", "8b"],
  effect: ["9a", "9b"],
};
const link = (name: string): string[] => LINKS[name] ?? [];

const proved = (item: string) =>
  block(
    `m5_c${item}_proof`,
    `m5_c${item} == "0" || filled(m5_c${item}_doc.link) || filled(m5_c${item}_doc.file)`,
    "Балл больше нуля подтверждается: приложите документ или укажите его адрес.",
  );

export const AUTHORITY_CHECKS: CheckInput[] = [
  ...SCORED.map(proved),
  ...["4a", "4b"].map((item) =>
    block(
      `m5_c${item}_year`,
      `year(${date(item)}) == monitoring_year`,
      "Документ о мониторинге должен быть этого года.",
    ),
  ),
  ...["5a", "5b"].map((item) =>
    later(item, "4a", item, "<=", "Анализ не может быть раньше мониторинга: проверьте даты."),
  ),
  later("6a", "5a", "6a", "<=", "Рекомендации не могут быть раньше анализа: проверьте даты."),
  ...MEASURES.map((item) =>
    later(item, "6a", item, "<=", "Меры не могут быть раньше рекомендаций: проверьте даты."),
  ),
  ...["8a", "8b"].map((item) =>
    later(item, "5a", item, "<=", "Решение не может быть раньше анализа: проверьте даты."),
  ),
  later("8a_advice", "6a", "8a", "<=", "Решение не может быть раньше рекомендаций: проверьте даты."),
  ...MEASURES.map((item) =>
    later(`9a_${item}`, item, "9a", "<", "Эффективность мер анализируют после них: проверьте даты."),
  ),
  later("9a_8a", "8a", "9a", "<=", "Эффективность анализируют не раньше решений: проверьте даты."),
  block(
    "m5_c7a_done",
    'm5_c7a == "0" || listed_schools + near_schools == 0 || done_1 > 0',
    "Ни одно мероприятие трека 1 не выполнено: балл должен быть 0.",
  ),
  block(
    "m5_c7b_done",
    'm5_c7b == "0" || done_2 > 0',
    "Ни одно мероприятие трека 2 не выполнено: балл должен быть 0.",
  ),
  block(
    "m5_c7c_done",
    'm5_c7c == "0" || done_3 > 0',
    "Ни одно мероприятие трека 3 не выполнено: балл должен быть 0.",
  ),
  chained(
    "analysis",
    link("monitoring"),
    link("analysis"),
    "За анализ нельзя поставить 2, если за мониторинг 0.",
  ),
  chained(
    "advice",
    link("analysis"),
    link("advice"),
    "За рекомендации нельзя поставить 2, если за анализ 0.",
  ),
  chained("measures", link("advice"), MEASURES, "За меры нельзя поставить 2, если за рекомендации 0."),
  chained(
    "decisions",
    link("advice"),
    link("decisions"),
    "За решения нельзя поставить 2, если за рекомендации 0.",
  ),
  chained(
    "effect_measures",
    MEASURES,
    link("effect"),
    "За анализ эффективности нельзя поставить 2, если за меры 0.",
  ),
  chained(
    "effect_decisions",
    link("decisions"),
    link("effect"),
    "За анализ эффективности нельзя поставить 2, если за решения 0.",
  ),
  block("m5_signed", "m5_sign == true", "Форму подтверждает руководитель."),
];
