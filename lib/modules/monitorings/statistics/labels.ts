import { formatDecimal, formatShare } from "@/lib/core/format/numbers";
import { TYPE_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { NumberFigures, StatFigures, StatPlace } from "@/lib/modules/monitorings/statistics/types";

export const FIGURE_LABELS: Record<keyof NumberFigures, string> = {
  min: "Минимум",
  median: "Медиана",
  mean: "Среднее",
  max: "Максимум",
  sum: "Сумма",
};

/** «12,5»; «—» where there is none, «скрыто» where it is not for the reader. A mean has one decimal. */
export function figureText(figures: StatFigures, name: keyof NumberFigures): string {
  const value = figures[name];
  if (value === null) return figures.hidden && figures.answered > 0 ? "скрыто" : "—";
  return formatDecimal(name === "mean" ? Math.round(value * 10) / 10 : value);
}

/** «12 (24,0 %)»: how many chose an option, and the share of those who answered. */
export function optionText(figures: StatFigures, option: string): string {
  const many = figures.options[option] ?? 0;
  return figures.values === 0 ? "—" : `${String(many)} (${formatShare(many, figures.values)})`;
}

/** What a question asks, as its form has it: the kind of answer, unit, options. */
export function definitionText({ asked, options, unit, many }: StatPlace): string {
  const kind = TYPE_LABELS[asked.type];
  const words = "options" in asked ? `: ${options.map(({ label }) => label).join("; ")}` : "";
  const rows = many ? ". Строк у одной организации может быть несколько, считаются все" : "";
  return `${kind}${unit === null ? "" : `, ${unit}`}${words}${rows}`;
}
