import type { PlanTextField } from "@/lib/modules/plans/types";

/** Texts of the plan in the order of the official structure (handbook 5.1); names are in the module's labels. */
export const PLAN_TEXTS: readonly { field: PlanTextField; hint: string; rows: number }[] = [
  {
    field: "justification",
    hint: "Итоги прошлого года и сопоставление перечней за два года. Заполнено по перечням, дополните своими выводами.",
    rows: 6,
  },
  { field: "goal", hint: "Чего муниципалитет хочет достичь к концу года.", rows: 2 },
  { field: "tasks", hint: "Каждая задача с новой строки.", rows: 3 },
  { field: "expectedResults", hint: "Что изменится и как это будет видно.", rows: 3 },
  { field: "control", hint: "Кто и когда проверяет выполнение плана.", rows: 2 },
];
