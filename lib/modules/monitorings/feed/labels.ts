import type { LeftResult } from "@/lib/modules/monitorings/feed/types";

export const LEFT_LABELS: Record<LeftResult["why"], string> = {
  other_source: "другой источник говорит иначе",
  unsound: "не может быть результатом",
};
