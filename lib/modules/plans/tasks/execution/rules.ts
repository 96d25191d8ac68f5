import type { ExecutionTaskFacts, Task } from "@/lib/modules/plans/tasks/types";

/** What execution of the plans in force asks of an authority: reports to check, overdue measures. Source: product, «Homes». */
export function executionTasks({
  code,
  mayMark,
  mayConfirm,
  mayApprove,
  execution,
}: ExecutionTaskFacts): Task[] {
  return execution.flatMap(({ year, overdue, waiting }): Task[] => {
    const home = `/municipalities/${code}/plans/${String(year)}`;
    const tasks: Task[] = [];
    if (overdue > 0 && (mayMark || mayApprove)) {
      tasks.push({
        id: `overdue:${String(year)}`,
        title: `Просрочены мероприятия: ${String(overdue)}`,
        reason: mayMark
          ? `В плане на ${String(year)} год срок прошёл, а отметки о выполнении нет. Отметьте выполненное.`
          : `В плане на ${String(year)} год срок прошёл, а отметки о выполнении нет. Отмечает специалист МОУО.`,
        href: `${home}?view=table&due=overdue`,
        dueOn: null,
        tone: "danger",
      });
    }
    if (waiting > 0 && mayConfirm) {
      tasks.push({
        id: `reports:${String(year)}`,
        title: `Отчёты школ ждут проверки: ${String(waiting)}`,
        reason: `О мероприятиях плана на ${String(year)} год. Выполненное школами засчитывается, когда отчёт подтверждён.`,
        href: `${home}/reports`,
        dueOn: null,
        tone: "warning",
      });
    }
    return tasks;
  });
}
