import type { ExtensionState } from "@/lib/core/db/enums";

export const EXTENSION_STATE_LABELS: Record<ExtensionState, string> = {
  requested: "ждёт решения",
  granted: "дано",
  refused: "отказано",
};
