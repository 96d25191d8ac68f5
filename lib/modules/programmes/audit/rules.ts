/**
 * Checklist of a school's internal audit. The recommendations of 10.11.2021 are not at hand: the questions follow the
 * blocks of the transition plan (handbook 5.2) and are a proposal that ИМАЦ has to approve.
 */
export const AUDIT_NOTE = "проект, требует утверждения ИМАЦ";

export interface AuditItem {
  code: string;
  text: string;
}

export const AUDIT_BLOCKS: readonly { title: string; items: readonly AuditItem[] }[] = [
  {
    title: "Управление",
    items: [
      { code: "results", text: "Причины низких результатов разобраны по каждому предмету и классу" },
      { code: "vsoko", text: "Положение о ВСОКО действует, его данные ведут к управленческим решениям" },
      { code: "objectivity", text: "Объективность ВПР и внутренних работ обеспечена и проверяется" },
      { code: "decisions", text: "По итогам контроля принимаются решения со сроками и ответственными" },
    ],
  },
  {
    title: "Кадры и методическая работа",
    items: [
      {
        code: "vacancies",
        text: "Предметы с низкими результатами ведут учителя по профилю, вакансии закрыты",
      },
      {
        code: "diagnostics",
        text: "Профессиональные дефициты учителей выявлены, есть индивидуальные маршруты",
      },
      {
        code: "lessons",
        text: "Уроки посещаются и разбираются, рекомендации проверяются на следующих уроках",
      },
    ],
  },
  {
    title: "Работа с обучающимися",
    items: [
      { code: "gaps", text: "Пробелы в знаниях выявлены входной диагностикой" },
      { code: "plans", text: "Для слабоуспевающих есть индивидуальные планы, ход их виден" },
      { code: "attendance", text: "Пропуски занятий учитываются, причины устраняются" },
    ],
  },
  {
    title: "Родители и среда",
    items: [
      { code: "parents", text: "Родители знают о трудностях и участвуют в их преодолении" },
      { code: "climate", text: "В школе спокойно: конфликты и травля отслеживаются и прекращаются" },
    ],
  },
  {
    title: "Ресурсы",
    items: [
      { code: "equipment", text: "Оснащение и учебники достаточны для программ этого года" },
      { code: "network", text: "Недостающее восполняется через сетевое взаимодействие" },
    ],
  },
];

/** Codes an answer of the checklist may have. */
export const AUDIT_CODES: ReadonlySet<string> = new Set(
  AUDIT_BLOCKS.flatMap(({ items }) => items.map(({ code }) => code)),
);

export const AUDIT_MARKS = [
  { value: "yes", label: "да" },
  { value: "partly", label: "частично" },
  { value: "no", label: "нет" },
] as const;

/** How many questions of the checklist are answered. */
export function auditProgress(notes: Readonly<Record<string, unknown>>): { answered: number; total: number } {
  const answered = [...AUDIT_CODES].filter((code) => typeof notes[`audit/${code}/mark`] === "string");
  return { answered: answered.length, total: AUDIT_CODES.size };
}
