import Link from "next/link";

import { NextWindows } from "@/components/monitorings/campaigns/next-windows";
import { TaskList } from "@/components/organisations/task-list";
import { PlanStateBadge } from "@/components/plans/plan-state-badge";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { plural } from "@/lib/core/format/words";
import type { CampaignWindow } from "@/lib/modules/monitorings/campaigns/types";
import type { OrganisationDetails } from "@/lib/modules/organisations/types";
import type { Task } from "@/lib/modules/plans/tasks/types";
import type { PlanYearRow, PlanYears } from "@/lib/modules/plans/years/types";

interface AuthorityHomeProps {
  organisation: OrganisationDetails;
  planYear: number;
  tasks: readonly Task[];
  years: PlanYears;
  windows: readonly CampaignWindow[];
}

/** What waits for the authority, and its plans. */
export function AuthorityHome({ organisation, planYear, tasks, years, windows }: AuthorityHomeProps) {
  return (
    <>
      <PageHeader title={organisation.name} subtitle={organisation.authorityName} />
      <div className="space-y-5">
        <TaskList tasks={tasks} rest={`По плану на ${String(planYear)} год сейчас ничего не требуется.`} />
        <NextWindows windows={windows} />
        <Section title="Планы мероприятий">
          {years.plans.length === 0 ? (
            <p className="text-ink-2">Планов ещё нет. Первый план создаётся в разделе «План года».</p>
          ) : (
            <ul className="divide-y divide-line">
              {years.plans.map((plan) => (
                <li key={plan.year} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
                  <Link
                    href={`/municipalities/${organisation.code}/plans/${String(plan.year)}`}
                    prefetch={false}
                    className="link font-medium"
                  >
                    План на {plan.year} год
                  </Link>
                  <PlanStateBadge state={plan.state} returned={plan.returned} />
                  <span className="text-sm text-muted">
                    {plural(plan.measureCount, "мероприятие", "мероприятия", "мероприятий")}
                    {plan.gapCount > 0 ? `, ${plural(plan.gapCount, "пробел", "пробела", "пробелов")}` : ""}
                  </span>
                  <PlanExecution code={organisation.code} plan={plan} />
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </>
  );
}

/** How the plan in force is carried out; what is overdue leads to those very measures. */
function PlanExecution({ code, plan: { year, execution } }: { code: string; plan: PlanYearRow }) {
  if (!execution) return null;
  return (
    <span className="text-sm text-muted">
      выполнено {execution.done} из {execution.total}
      {execution.overdue > 0 ? (
        <>
          ,{" "}
          <Link
            href={`/municipalities/${code}/plans/${String(year)}?due=overdue`}
            prefetch={false}
            className="link font-medium text-danger"
          >
            просрочено: {execution.overdue}
          </Link>
        </>
      ) : null}
    </span>
  );
}
