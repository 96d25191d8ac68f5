import type { PracticeFields, PracticeFigure } from "@/lib/modules/practices/types";

/** A figure tells something only whole: what, in what, from what to what, and where it is taken from. */
export function isWhole({ title, unit, before, after, source }: PracticeFigure): boolean {
  return [title, unit, before, after, source].every((part) => part.trim() !== "");
}

/** What a practice must have before it is proposed; each is a sentence for its author. */
export function missingOf(
  fields: Pick<PracticeFields, "title" | "problem" | "actions" | "tracks" | "figures">,
): string[] {
  const figures = fields.figures.length > 0 && fields.figures.every(isWhole);
  return [
    ...(fields.title.trim() === "" ? ["Напишите название практики."] : []),
    ...(fields.problem.trim() === "" ? ["Опишите проблему, которую решали."] : []),
    ...(fields.actions.trim() === "" ? ["Опишите, что сделали."] : []),
    ...(fields.tracks.length === 0 ? ["Выберите хотя бы один трек."] : []),
    ...(figures
      ? []
      : [
          "Укажите хотя бы один показатель: единицу, значения до и после и источник. Неполные строки удалите.",
        ]),
  ];
}
