import type { Coverage, GapKind } from "@/lib/modules/plans/coverage/types";

/** Headings under which gaps are gathered, in the order of work. */
export const gapKindLabels: Record<GapKind, string> = {
  track_empty: "Нет мероприятий",
  choose_near_low: "Школы для адресной работы",
  listed_school_without_track1: "ШНОР без мероприятий трека 1",
  control_zone_without_track2: "Школы зоны контроля без мероприятий трека 2",
  deficit_without_track2: "Дефициты без мероприятий трека 2",
  track3_line_unmet: "Строки трека 3 письма",
  no_title: "Мероприятия без названия",
  no_period: "Мероприятия без срока",
  outside_year: "Срок вне года плана",
  no_responsible: "Мероприятия без ответственного",
  no_evidence: "Мероприятия без подтверждающего документа",
};

export const coverageTotalLabels: Record<keyof Coverage["totals"], string> = {
  listedSchools: "ШНОР в треке 1",
  controlZone: "Зона контроля в треке 2",
  deficits: "Дефициты в треке 2",
  track3Lines: "Строки трека 3",
  completeMeasures: "Мероприятия, заполненные полностью",
};
