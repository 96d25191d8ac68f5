import type { AppointmentKind, ListKind, OrderKind } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import type { OrderRequisites, OrderStanding } from "@/lib/modules/appointments/types";

export const orderKindLabels: Record<OrderKind, string> = {
  appointments: "О назначении ответственных и наставников",
  plan: "Об утверждении плана на год",
  near_low: "Об утверждении перечня школ с результатами, близкими к низким",
  monitoring: "О проведении мониторинга",
  decision: "По итогам анализа (управленческое решение)",
  results: "Об итогах работы за год",
  other: "Другой приказ",
};

export const appointmentKindLabels: Record<AppointmentKind, string> = {
  specialist: "Специалист по направлению 1.2",
  methodologist: "Методист",
  mentor: "Наставник",
  tutor: "Тьютор",
  resource_centre: "Муниципальный ресурсный центр",
  reserve: "Резерв наставников",
};

export const orderStandingLabels: Record<OrderStanding, string> = {
  draft: "проект",
  dropped: "проект отменён",
  future: "ещё не вступил в силу",
  in_force: "действует",
  expired: "срок истёк",
  superseded: "заменён приказом",
  revoked: "утратил силу",
};

/** Standing in words: «заменён приказом № 70». */
export function orderStandingText(standing: OrderStanding, supersededBy: OrderRequisites | null): string {
  const label = orderStandingLabels[standing];
  return standing === "superseded" && supersededBy ? `${label} №\u00a0${supersededBy.number}` : label;
}

/** «приказ № 63 от 12.02.2026». */
export function orderName({ number, date }: OrderRequisites): string {
  return `приказ №\u00a0${number} от ${formatDate(date)}`;
}

/** «с 12.02.2026», «12.02.2026 – 31.12.2026». */
export function periodText(startsOn: string | null, endsOn: string | null): string {
  if (startsOn === null) return endsOn === null ? "не указан" : `по ${formatDate(endsOn)}`;
  return endsOn === null ? `с ${formatDate(startsOn)}` : `${formatDate(startsOn)} – ${formatDate(endsOn)}`;
}

const LIST_WORDS: Record<ListKind, string> = {
  federal: "федеральный",
  regional: "региональный",
  control_zone: "зона контроля",
  resource_deficit: "ресурсные дефициты",
  near_low: "близкие к низким",
};

/** «федеральный, региональный», as annex 1 of the order has it. */
export function listKindsText(kinds: readonly ListKind[]): string {
  return kinds.map((kind) => LIST_WORDS[kind]).join(", ");
}
