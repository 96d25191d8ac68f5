import type { ProgrammeKind, ProgrammeState } from "@/lib/core/db/enums";
import type {
  ProgrammeContent,
  ProgrammeProblem,
  ProgrammeSection,
  ProgrammeSummary,
  ProgrammeTextField,
} from "@/lib/modules/programmes/types";

/** The track a programme's measures belong to. Source: letter; handbook 5.1. */
export const TRACK_OF: Record<ProgrammeKind, number> = { transition: 1, antirisk: 3 };

/** Blocks of the transition plan. Source: handbook 5.2, section 6. */
export const TRANSITION_BLOCKS: readonly ProgrammeSection[] = [
  { code: "management", title: "Управление" },
  { code: "staff", title: "Кадры и методическая работа" },
  { code: "pupils", title: "Работа с обучающимися" },
  { code: "parents", title: "Родители" },
  { code: "resources", title: "Ресурсы" },
].map((block) => ({ ...block, samples: [], priority: false }));

/** A factor of the school's risk profile as a programme needs it. */
export interface ProfileFactor {
  code: string;
  title: string;
  measures: readonly string[];
  confirmed: boolean;
  priority: boolean;
}

/**
 * Sections of an antirisk programme: one for each confirmed factor, those worked on first before the others (handbook
 * 5.3). A text that was sent keeps the factors it was sent with, whatever the profile says since.
 */
export function factorSections(
  factors: readonly ProfileFactor[],
  sentWith: readonly string[] | null,
): ProgrammeSection[] {
  const shown = factors.filter(({ code, confirmed }) => (sentWith ? sentWith.includes(code) : confirmed));
  return shown
    .map(({ code, title, measures, priority }) => ({
      code,
      title: `${code}. ${title}`,
      samples: [...measures],
      priority,
    }))
    .sort(
      (left, right) => Number(right.priority) - Number(left.priority) || left.code.localeCompare(right.code),
    );
}

/** Chapters without which a programme says nothing. */
const DEMANDED: Record<ProgrammeKind, readonly [ProgrammeTextField, string][]> = {
  transition: [
    ["causes", "причины низких результатов"],
    ["goal", "цель"],
    ["exit", "критерии выхода"],
  ],
  antirisk: [["planned", "планируемые результаты"]],
};

/** What is left to fill in before a programme can be sent: each as an instruction, in the order of the document. */
export function programmeProblems(
  kind: ProgrammeKind,
  content: ProgrammeContent,
  sections: readonly ProgrammeSection[],
): ProgrammeProblem[] {
  const chapters = DEMANDED[kind]
    .filter(([field]) => !(content.texts[field] ?? "").trim())
    .map(([field, what]) => ({ at: `text/${field}`, text: `Напишите ${what}` }));
  return [...chapters, ...sectionProblems(kind, content, sections), ...measureProblems(content, sections)];
}

function sectionProblems(
  kind: ProgrammeKind,
  { sections: written, measures, indicators }: ProgrammeContent,
  sections: readonly ProgrammeSection[],
): ProgrammeProblem[] {
  if (kind === "transition") {
    const problems: ProgrammeProblem[] = [];
    if (measures.length === 0) problems.push({ at: "measures", text: "Добавьте хотя бы одно мероприятие" });
    if (!indicators.some(({ target }) => target.trim()))
      problems.push({ at: "indicators", text: "Укажите целевое значение хотя бы одного показателя" });
    return problems;
  }
  if (sections.length === 0)
    return [{ at: "sections", text: "Подтвердите в рисковом профиле хотя бы один фактор" }];
  return sections.flatMap(({ code }) => {
    const problems: ProgrammeProblem[] = [];
    if (!(written[code]?.goal ?? "").trim())
      problems.push({ at: `section/${code}/goal`, text: `${code}: напишите цель` });
    if (!measures.some(({ section }) => section === code))
      problems.push({ at: `section/${code}`, text: `${code}: добавьте мероприятие` });
    if (!indicators.some(({ section, target }) => section === code && target.trim()))
      problems.push({ at: `section/${code}`, text: `${code}: укажите показатель с целевым значением` });
    return problems;
  });
}

function measureProblems(
  { measures }: ProgrammeContent,
  sections: readonly ProgrammeSection[],
): ProgrammeProblem[] {
  const known = new Set(sections.map(({ code }) => code));
  return measures
    .filter(({ section }) => known.has(section))
    .flatMap(({ id, title, period, responsible, evidence }) => {
      const missing = [
        ...(title.trim() ? [] : ["название"]),
        ...(period ? [] : ["срок"]),
        ...(responsible.trim() ? [] : ["ответственного"]),
        ...(evidence.trim() ? [] : ["подтверждение"]),
      ];
      if (missing.length === 0) return [];
      const name = title.trim() ? `«${title.trim().slice(0, 60)}»` : "мероприятие без названия";
      return [{ at: `measure/${id}`, text: `${name}: укажите ${missing.join(", ")}` }];
    });
}

/** States in which nothing more is written or decided. */
const PAST: ReadonlySet<ProgrammeState> = new Set(["superseded", "dropped"]);

export function isInForce(state: ProgrammeState): boolean {
  return state === "approved" || state === "closed";
}

/** Is the text still on its way to approval? */
export function isOpenText(state: ProgrammeState): boolean {
  return !PAST.has(state) && !isInForce(state);
}

/** The text a programme is known by: the one in force, before the first approval the open one. */
export function shownText<Text extends { number: number; state: ProgrammeState }>(
  texts: readonly Text[],
): Text | undefined {
  const inForce = texts.find(({ state }) => isInForce(state));
  return inForce ?? texts.find(({ state }) => isOpenText(state)) ?? texts.at(-1);
}

/** Does the programme count as one the school has? */
export function countsAsApproved(summary: Pick<ProgrammeSummary, "state"> | undefined): boolean {
  return summary !== undefined && isInForce(summary.state);
}
