import type { ListKind, ListState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { Task } from "@/lib/modules/plans/tasks/types";
import { listHref, listTitle } from "@/lib/modules/school-lists/labels";

/** A list open for appeals, as the authority meets it. */
export interface ReviewFacts {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  appealsUntil: string;
  /** Own schools on it. */
  schools: number;
  appeals: number;
}

/** «Сейчас нужно» of an authority: lists it may still object to. */
export function reviewTasks(code: string, today: string, lists: readonly ReviewFacts[]): Task[] {
  return lists
    .filter(({ appealsUntil }) => today <= appealsUntil)
    .map((list) => ({
      id: `review:${list.id}`,
      title: `Перечень на согласовании до ${formatDate(list.appealsUntil)}: ${listTitle(list)}`,
      reason: reviewReason(list),
      href: `/municipalities/${code}/lists/review`,
      dueOn: list.appealsUntil,
      tone: list.appeals > 0 ? "info" : "warning",
    }));
}

function reviewReason({ schools, appeals }: ReviewFacts): string {
  const said = appeals > 0 ? ` Возражений отправлено: ${String(appeals)}.` : "";
  return schools === 0
    ? `Школ муниципалитета в нём нет.${said}`
    : `В нём ${plural(schools, "школа", "школы", "школ")} муниципалитета: проверьте показатели, при несогласии возразите.${said}`;
}

/** A list of the region that is not published yet. */
export interface OpenListFacts {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  state: ListState;
  appealsUntil: string | null;
  openAppeals: number;
}

/** «Сейчас нужно» of ИМАЦ: appeals to decide, lists to publish, drafts that lie. */
export function openListTasks(today: string, lists: readonly OpenListFacts[]): Task[] {
  return lists.map((list) => {
    const { id, state, appealsUntil, openAppeals } = list;
    const href = listHref(list);
    const title = listTitle(list);
    if (openAppeals > 0) {
      return {
        id: `appeals:${id}`,
        title: `Решите возражения: ${String(openAppeals)}`,
        reason: `${title}: без решений его нельзя опубликовать.`,
        href: "/region/lists/appeals",
        dueOn: null,
        tone: "warning",
      };
    }
    if (state === "in_review" && appealsUntil !== null) {
      const over = today > appealsUntil;
      return {
        id: `list:${id}`,
        title: over ? `Опубликуйте перечень: ${title}` : `Перечень на согласовании: ${title}`,
        reason: over
          ? `Срок возражений истёк ${formatDate(appealsUntil)}, нерешённых нет.`
          : "Муниципалитеты проверяют свои школы, нерешённых возражений нет.",
        href,
        dueOn: over ? null : appealsUntil,
        tone: over ? "warning" : "neutral",
      };
    }
    return {
      id: `list:${id}`,
      title: `Черновик перечня: ${title}`,
      reason: "Откройте его для возражений муниципалитетов или опубликуйте с письмом.",
      href,
      dueOn: null,
      tone: "info",
    };
  });
}
