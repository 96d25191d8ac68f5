import type { DeficitLevel, DeficitType } from "@/lib/core/db/enums";

/** Handbook 3.3. */
export const deficitTypeLabels: Record<DeficitType, string> = {
  staff: "кадровый",
  material: "материально-технический",
  info_method: "информационно-методический",
  methodical: "методический",
  psych_ped: "психолого-педагогический",
  student_body: "контингентный",
};

export const deficitLevelLabels: Record<DeficitLevel, string> = {
  amber: "умеренный",
  red: "выраженный",
};
