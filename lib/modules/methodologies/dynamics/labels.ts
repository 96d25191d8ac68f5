import type { DynamicsVerdict } from "@/lib/modules/methodologies/dynamics/types";

export const DYNAMICS_LABELS: Record<DynamicsVerdict, string> = {
  positive: "положительная",
  negative: "отрицательная",
  stable: "без динамики",
  mixed: "разнонаправленная",
  not_comparable: "несопоставимо",
};
