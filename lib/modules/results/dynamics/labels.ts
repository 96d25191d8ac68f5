import type { Settlement } from "@/lib/core/db/enums";
import { formatShare } from "@/lib/core/format/numbers";
import type { Cell } from "@/lib/modules/methodologies/types";
import type { Quartiles, SchoolDynamics } from "@/lib/modules/results/dynamics/types";

/** «35,0 % (14 из 40)», or which kind of nothing it is. */
export function cellText(cell: Cell | "absent"): string {
  if (cell === "absent") return "не загружено";
  if (cell === "missing") return "данные не поступили";
  if (cell === "not_applicable") return "не применяется";
  const [below, participants] = cell;
  return `${formatShare(below, participants)} (${String(below)}\u00a0из\u00a0${String(participants)})`;
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

/** What is said of every figure of a group. */
export const GROUP_NOTE = "Значения группы округлены до целых процентов; отдельные школы не показываются.";

/** What the share is of and from which one a result is low. */
export function lowText({ value, methodology }: SchoolDynamics["low"]): string {
  return `Доля не преодолевших минимальный порог: чем меньше, тем лучше. Низкий результат — от ${value.replace(".", ",")} % (${methodology}).`;
}
