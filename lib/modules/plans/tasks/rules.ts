import { pluralWord } from "@/lib/core/format/words";
import { changesSchools } from "@/lib/modules/plans/revisions/lists/rules";
import { newListText } from "@/lib/modules/plans/revisions/labels";
import { executionTasks } from "@/lib/modules/plans/tasks/execution/rules";
import type { AnsweredPlan, AuthorityFacts, PlanTaskFacts, Task } from "@/lib/modules/plans/tasks/types";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

/** The year whose plan is due on a day: lists arrive in autumn, so from September it is the next one. */
export function duePlanYear(today: string): number {
  const year = Number(today.slice(0, 4));
  return Number(today.slice(5, 7)) >= 9 ? year + 1 : year;
}

/** «Сейчас нужно» of an authority: what is urgent first. Source: product, «Homes». */
export function authorityTasks(facts: AuthorityFacts): Task[] {
  const { code, planYear, plans, mayEdit, mayApprove } = facts;
  // Who neither writes nor approves the plan is asked only about what is done of it.
  if (!mayEdit && !mayApprove) return executionTasks(facts);
  const tasks = [
    ...executionTasks(facts),
    ...commentTasks(facts),
    ...plans.flatMap((plan) => planTasks(plan, facts)),
  ];
  if (!plans.some(({ year }) => year === planYear)) {
    tasks.push({
      id: `create:${String(planYear)}`,
      title: mayEdit
        ? `Составьте план на ${String(planYear)} год`
        : `План на ${String(planYear)} год не начат`,
      reason: mayEdit
        ? "Плана ещё нет. Его можно создать из прошлогоднего, из каталога ИМАЦ или пустым."
        : "План составляет специалист МОУО по направлению 1.2.",
      href: `/municipalities/${code}/plans`,
      dueOn: null,
      tone: mayEdit ? "warning" : "neutral",
    });
  }
  return byUrgency(tasks);
}

const URGENCY = { danger: 0, warning: 1, info: 2, neutral: 3 } as const;

/** What presses most first; of equal ones the nearest term, then as they came. */
export function byUrgency(tasks: readonly Task[]): Task[] {
  return [...tasks].sort(
    (left, right) =>
      URGENCY[left.tone] - URGENCY[right.tone] || (left.dueOn ?? "9999").localeCompare(right.dueOn ?? "9999"),
  );
}

function commentTasks({ code, mayAnswer, openComments }: AuthorityFacts): Task[] {
  if (!mayAnswer) return [];
  return [...openComments]
    .filter(([, count]) => count > 0)
    .map(([year, count]) => ({
      id: `comments:${String(year)}`,
      title: `Ответьте на замечания ИМАЦ: ${String(count)}`,
      reason: `К плану на ${String(year)} год. Предложенные мероприятия принимаются одним нажатием.`,
      href: `/municipalities/${code}/plans/${String(year)}#comments`,
      dueOn: null,
      tone: "warning",
    }));
}

function planTasks(
  plan: PlanTaskFacts,
  { code, mayEdit, mayApprove, nearLowNeeded, planYear }: AuthorityFacts,
): Task[] {
  const { year, number, state, gapCount } = plan;
  const home = `/municipalities/${code}/plans/${String(year)}`;
  const revision = number > 1;
  const href = revision && state !== "approved" ? `${home}/versions/${String(number)}` : home;
  const named = revision
    ? `редакцию ${String(number)} плана на ${String(year)} год`
    : `план на ${String(year)} год`;
  const namedOf = revision
    ? `редакции ${String(number)} плана на ${String(year)} год`
    : `плана на ${String(year)} год`;
  const of = (id: string, tone: Task["tone"], title: string, reason: string): Task => ({
    id: revision ? `${id}:${String(year)}:${String(number)}` : `${id}:${String(year)}`,
    title,
    reason,
    href,
    dueOn: null,
    tone,
  });
  if (state === "on_approval" && mayApprove) {
    const gaps = gapCount > 0 ? ` Осталось ${gapsText(gapCount)}.` : " Пробелов нет.";
    return [
      of(
        "approve",
        "warning",
        revision ? `Утвердите ${named} или верните её` : `Утвердите ${named} или верните его`,
        `На утверждение отправил(а) ${plan.submittedBy ?? "специалист"}.${gaps}`,
      ),
    ];
  }
  if (!mayEdit) return [];
  if (state === "approved") {
    const lists = plan.revised ? [] : plan.newLists.filter(changesSchools);
    if (lists.length === 0) return [];
    return [
      {
        ...of(
          "revise",
          "warning",
          `Изменились перечни: проверьте план на ${String(year)} год`,
          `${lists.map(newListText).join(" ")} План действует, как утверждён; изменить его можно редакцией.`,
        ),
        href: home,
      },
    ];
  }
  if (state !== "draft") return [];
  const tasks: Task[] = [];
  if (plan.returned) {
    const why = `Вернул(а) ${plan.returnedBy ?? "руководитель"}: ${plan.returnReason ?? ""}`;
    tasks.push(of("returned", "danger", `Исправьте ${named}`, why));
  }
  if (nearLowNeeded && year === planYear) {
    tasks.push(
      of(
        "near-low",
        "warning",
        "Выберите школы с результатами, близкими к низким",
        "Школ муниципалитета нет в перечнях: трек 1 планируется для школ, выбранных приказом.",
      ),
    );
  }
  if (gapCount > 0) {
    const title = `Закройте пробелы ${namedOf}: ${String(gapCount)}`;
    tasks.push(
      of(
        "gaps",
        "info",
        title,
        "Рядом с планом показано, чего в нём не хватает; каждый пробел закрывается одним нажатием.",
      ),
    );
  } else if (!plan.returned) {
    tasks.push(of("submit", "info", `Отправьте ${named} на утверждение`, "Пробелов в плане нет."));
  }
  return tasks;
}

function gapsText(count: number): string {
  return `${String(count)} ${pluralWord(count, "пробел", "пробела", "пробелов")}`;
}

/** What ИМАЦ has to read: answers under its remarks, by year; one plan alone is one click away. */
function answerTasks(answered: readonly AnsweredPlan[]): Task[] {
  const years = [...Map.groupBy(answered, ({ year }) => year)].sort(([left], [right]) => right - left);
  return years.map(([year, plans]) => {
    const count = plans.reduce((sum, plan) => sum + plan.count, 0);
    const only = plans.length === 1 ? plans[0] : undefined;
    return {
      id: `answers:${String(year)}`,
      title: `Ответы муниципалитетов на замечания: ${String(count)}`,
      reason: `К планам на ${String(year)} год. Закройте замечание, если ответ устраивает, или напишите снова.`,
      href: only
        ? `/municipalities/${only.municipalityCode}/plans/${String(year)}#comments`
        : `/region/plans?year=${String(year)}&sort=-comments`,
      dueOn: null,
      tone: "info",
    };
  });
}

/** «Сейчас нужно» of the region: how far the plans of the year are, and the catalogue they are made from. */
export function regionTasks(
  year: number,
  plans: readonly PlanSummaryRow[],
  catalogue: { hasDraft: boolean; published: boolean; mayEdit: boolean },
  answered: readonly AnsweredPlan[],
): Task[] {
  const href = (state: string) => `/region/plans?year=${String(year)}&state=${state}`;
  const count = (test: (plan: PlanSummaryRow) => boolean) => plans.filter(test).length;
  const of = (id: string, tone: Task["tone"], number: number, title: string, reason: string): Task[] =>
    number === 0
      ? []
      : [
          {
            id: `${id}:${String(year)}`,
            title: `${title}: ${String(number)}`,
            reason,
            href: href(id),
            dueOn: null,
            tone,
          },
        ];
  const tasks = [
    ...answerTasks(answered),
    ...of(
      "none",
      "warning",
      count(({ state }) => state === null),
      `Не начали план на ${String(year)} год`,
      "Муниципалитеты, где плана ещё нет.",
    ),
    ...of(
      "draft",
      "info",
      count(({ state }) => state === "draft"),
      `Составляют план на ${String(year)} год`,
      "Планы в черновике; сколько в них пробелов, показано в таблице.",
    ),
    ...of(
      "on_approval",
      "info",
      count(({ state }) => state === "on_approval"),
      "Ждут утверждения руководителя",
      "Планы отправлены, но ещё не утверждены приказом.",
    ),
  ];
  if (catalogue.mayEdit && (catalogue.hasDraft || !catalogue.published)) {
    tasks.push({
      id: "catalogue",
      title: catalogue.hasDraft
        ? "Опубликуйте новую версию каталога мероприятий"
        : "Опубликуйте каталог мероприятий",
      reason: "Из опубликованного каталога муниципалитеты создают планы.",
      href: "/region/catalogue",
      dueOn: null,
      tone: "info",
    });
  }
  return tasks;
}
