import type { Settlement } from "@/lib/core/db/enums";
import { formatShare } from "@/lib/core/format/numbers";
import type { Cell } from "@/lib/modules/methodologies/types";
import type { Quartiles } from "@/lib/modules/results/dynamics/types";

/** «35,0 % (14 из 40)», or which kind of nothing it is. */
export function cellText(cell: Cell | "absent"): string {
  if (cell === "absent") return "не загружено";
  if (cell === "missing") return "данные не поступили";
  if (cell === "not_applicable") return "не применяется";
  const [below, participants] = cell;
  return `${formatShare(below, participants)} (${String(below)} из ${String(participants)})`;
}

/** «10 – 20 – 30 %»: lower quartile, median, upper quartile of the group. */
export function quartilesText(quartiles: Quartiles | null): string {
  if (!quartiles || quartiles.median === null) return "—";
  return `${String(quartiles.lower)} – ${String(quartiles.median)} – ${String(quartiles.upper)} %`;
}

/** Which schools a school is compared with. */
export function groupText(settlement: Settlement | null): string {
  switch (settlement) {
    case "urban":
      return "городские школы региона";
    case "rural":
      return "сельские школы региона";
    case null:
      return "все школы региона: в карточке школы не указано, городская она или сельская";
  }
}
