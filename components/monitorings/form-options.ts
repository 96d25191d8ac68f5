import { RESPONDENT_LABELS } from "@/lib/modules/monitorings/labels";

export const RESPONDENT_OPTIONS = Object.entries(RESPONDENT_LABELS).map(([value, label]) => ({
  value,
  label,
}));

export const TRACK_OPTIONS = [1, 2, 3].map((track) => ({ value: String(track), label: String(track) }));
