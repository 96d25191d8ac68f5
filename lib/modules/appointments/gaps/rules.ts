import { formatDate } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { listKindsText } from "@/lib/modules/appointments/labels";
import type { AppointmentNeed, Gap, GapKind } from "@/lib/modules/appointments/gaps/types";
import type { Task } from "@/lib/modules/plans/tasks/types";

/** What is missing, in a few words. */
export function gapTitle({ kind, school, personName, count, order }: Gap): string {
  const at = school ? `: ${school.name}` : "";
  switch (kind) {
    case "no_specialist":
      return "Не назначен специалист по направлению 1.2";
    case "no_methodologist":
      return "Не назначен методист направления";
    case "no_mentor":
      return `Школа в перечне без наставника${at}`;
    case "own_school":
      return `Наставник своей же школы${at}`;
    case "too_many":
      return `${personName ?? "Наставник"}: ${plural(count ?? 0, "школа", "школы", "школ")} на одного наставника`;
    case "lapsing":
      return order ? `Кончается срок приказа № ${order.number}` : "Кончается срок приказа";
  }
}

/** Since when it stands so, why it is a gap, and what closes it by itself. */
export function gapReason(gap: Gap, schoolsPerMentor: number | null): string {
  const since = gap.since === null ? "" : ` с ${formatDate(gap.since)}`;
  const closes =
    gap.closesOn === null ? "" : ` Назначение уже зарегистрировано и начнётся ${formatDate(gap.closesOn)}.`;
  switch (gap.kind) {
    case "no_specialist":
    case "no_methodologist":
      return (gap.since === null ? "Приказа о назначении не было." : `Назначения нет${since}.`) + closes;
    case "no_mentor":
      return `Перечень: ${listKindsText(gap.listKinds)}. Наставника нет${since}.${closes}`;
    case "own_school":
      return `${gap.personName ?? "Наставник"} работает в этой школе: своей школе наставником не назначают.`;
    case "too_many":
      return schoolsPerMentor === null
        ? "Больше, чем допускает норма ИМАЦ."
        : `Норма ИМАЦ (проект) — не больше ${plural(schoolsPerMentor, "школы", "школ", "школ")}.`;
    case "lapsing":
      return gap.order?.endsOn
        ? `Последний день — ${formatDate(gap.order.endsOn)}. Нового приказа ещё нет.`
        : "Нового приказа ещё нет.";
  }
}

/** What the draft has to name to close a gap; a lapsing order needs a new one as a whole. */
export function needOf({ kind, school }: Gap): AppointmentNeed | null {
  switch (kind) {
    case "no_specialist":
      return { kind: "specialist", schoolCode: null };
    case "no_methodologist":
      return { kind: "methodologist", schoolCode: null };
    case "no_mentor":
    case "own_school":
    case "too_many":
      return { kind: "mentor", schoolCode: school?.code ?? null };
    case "lapsing":
      return null;
  }
}

const GRAVE: ReadonlySet<GapKind> = new Set(["no_specialist", "no_methodologist", "no_mentor"]);

/** Is nobody appointed where somebody must be? */
export function isGrave({ kind, closesOn }: Gap): boolean {
  return GRAVE.has(kind) && closesOn === null;
}

/** «Сейчас нужно» of an authority about its appointments: each kind once, the address leads to the register. */
export function gapTasks(code: string, gaps: readonly Gap[]): Task[] {
  const href = `/municipalities/${code}/orders#gaps`;
  return [...Map.groupBy(gaps, ({ kind }) => kind)].map(([kind, ofKind]): Task => {
    const [first] = ofKind;
    const single = ofKind.length === 1 && first;
    return {
      id: `gap:${kind}`,
      title: single ? gapTitle(first) : manyTitle(kind, ofKind.length),
      reason: single
        ? gapReason(first, null)
        : `${ofKind.map(({ school, personName }) => school?.name ?? personName ?? "").join(", ")}.`,
      href,
      dueOn: (kind === "lapsing" && first?.order?.endsOn) || null,
      tone: ofKind.some(isGrave) ? "danger" : "warning",
    };
  });
}

function manyTitle(kind: GapKind, count: number): string {
  const number = String(count);
  switch (kind) {
    case "no_mentor":
      return `Школы в перечнях без наставника: ${number}`;
    case "own_school":
      return `Наставники своих же школ: ${number}`;
    case "too_many":
      return `Наставники, у которых школ больше нормы: ${number}`;
    case "no_specialist":
    case "no_methodologist":
    case "lapsing":
      return `Приказы, срок которых кончается: ${number}`;
  }
}

/** «Сейчас нужно» of ИМАЦ: how many authorities have somebody to appoint. */
export function regionGapTasks(gaps: readonly Gap[]): Task[] {
  const grave = gaps.filter(isGrave);
  if (grave.length === 0) return [];
  const places = new Set(grave.map(({ ownerCode }) => ownerCode)).size;
  const mentors = grave.filter(({ kind }) => kind === "no_mentor").length;
  return [
    {
      id: "gaps",
      title: `Пробелы в назначениях: ${plural(places, "муниципалитет", "муниципалитета", "муниципалитетов")}`,
      reason: `Школ в перечнях без наставника: ${String(mentors)}; не назначены специалист или методист: ${String(grave.length - mentors)}.`,
      href: "/region/appointments",
      dueOn: null,
      tone: "warning",
    },
  ];
}
