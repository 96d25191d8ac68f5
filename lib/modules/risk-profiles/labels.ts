import type { RiskLevel } from "@/lib/core/db/enums";

/** Significance of a factor. Source: handbook 3.1. */
export const riskLevelLabels: Record<RiskLevel, string> = {
  high: "высокая",
  medium: "средняя",
  low: "низкая",
};

/** «Редакция 2022 года». */
export function editionTitle(edition: number): string {
  return `редакция ${String(edition)} года`;
}
