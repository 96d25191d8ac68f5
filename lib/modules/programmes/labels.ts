import type { ProgrammeKind, ProgrammeState } from "@/lib/core/db/enums";
import type { ProgrammeTextField } from "@/lib/modules/programmes/types";

/** Official names. Source: handbook 5.2, 5.3. */
export const programmeKindLabels: Record<ProgrammeKind, string> = {
  transition: "План перехода в эффективный режим функционирования",
  antirisk: "Программа антирисковых мер",
};

/** The same where there is little room. */
export const programmeShortLabels: Record<ProgrammeKind, string> = {
  transition: "План перехода",
  antirisk: "Антирисковая программа",
};

export const programmeStateLabels: Record<ProgrammeState, string> = {
  draft: "черновик",
  on_agreement: "на согласовании",
  agreed: "согласовано, ждёт приказа",
  approved: "утверждено",
  superseded: "заменено",
  closed: "закрыто",
  dropped: "отменено",
};

/** State as people see it: a draft that was returned says so. */
export function programmeStateLabel(state: ProgrammeState, returned: boolean): string {
  return state === "draft" && returned ? "возвращено на доработку" : programmeStateLabels[state];
}

export function programmeTitle(kind: ProgrammeKind, year: number): string {
  return `${programmeKindLabels[kind]} на ${String(year)} год`;
}

/** Chapters with what is asked in each. Source: handbook 5.2, 5.3. */
export const programmeTextLabels: Record<ProgrammeTextField, { title: string; hint: string }> = {
  summary: {
    title: "Краткая характеристика школы",
    hint: "Контингент, кадры, условия: только численность, без сведений о конкретных детях",
  },
  analysis: {
    title: "Анализ результатов за 2–3 года",
    hint: "Какие результаты низкие, по каким предметам и как они менялись",
  },
  causes: { title: "Причины низких результатов", hint: "Что школа может изменить сама и в чём нужна помощь" },
  risks: {
    title: "Рисковый профиль и дефициты",
    hint: "Подтверждённые факторы риска и дефициты, на которые направлены мероприятия",
  },
  goal: { title: "Цель", hint: "Чего школа достигнет и к какому сроку" },
  tasks: { title: "Задачи", hint: "По одной на строке" },
  purpose: { title: "Назначение программы", hint: "Для чего программа принята и кого она касается" },
  planned: {
    title: "Планируемые результаты",
    hint: "Меньше обучающихся с рисками неуспешности, положительная динамика результатов",
  },
  monitoring: {
    title: "Как измеряются показатели",
    hint: "Мониторинг качества, посещение уроков, диагностика затруднений",
  },
  mentor: { title: "Наставник", hint: "Кто сопровождает школу и по какому приказу" },
  partners: {
    title: "Сетевые партнёры",
    hint: "С кем работает школа и по каким предметам: названия организаций, по одной на строке",
  },
  control: { title: "Контроль и отчётность", hint: "Кто и когда проверяет выполнение" },
  exit: {
    title: "Критерии выхода",
    hint: "По каким значениям показателей школа считает переход завершённым",
  },
};
