import type { PracticeState } from "@/lib/core/db/enums";
import type { PracticeField } from "@/lib/modules/practices/types";

export const practiceStateLabels: Record<PracticeState, string> = {
  draft: "черновик",
  proposed: "предложена",
  agreed: "согласована",
  published: "опубликована",
  returned: "возвращена на доработку",
  withdrawn: "снята с публикации",
};

export const practiceFieldLabels: Record<PracticeField, string> = {
  title: "Название",
  problem: "Проблема",
  actions: "Что сделали",
  outcome: "Чего добились",
  subject: "Предмет или направление",
  figures: "Показатели до и после",
  tracks: "Треки",
  factors: "Рисковые факторы",
  fileIds: "Файлы",
};
