import { TaskList } from "@/components/organisations/task-list";
import { PlanTileMap } from "@/components/plans/region/plan-tile-map";
import { Figure, FigureRow } from "@/components/ui/figure";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { PlanState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { planStateLabel } from "@/lib/modules/plans/labels";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";
import type { Task } from "@/lib/modules/plans/tasks/types";

interface RegionHomeProps {
  year: number;
  today: string;
  tasks: readonly Task[];
  plans: readonly PlanSummaryRow[];
}

const COUNTED: PlanState[] = ["approved", "on_approval", "draft"];

/** What waits for ИМАЦ, and where the plans of the year stand. */
export function RegionHome({ year, today, tasks, plans }: RegionHomeProps) {
  const source = `по данным портала на ${formatDate(today)}`;
  return (
    <>
      <PageHeader
        title="Обзор региона"
        subtitle="Что нужно сделать сейчас и в каком состоянии планы муниципалитетов."
      />
      <div className="space-y-5">
        <TaskList tasks={tasks} rest="Новых поручений нет." />
        {plans.length > 0 ? (
          <Section
            title={`Планы на ${String(year)} год`}
            actions={
              <LinkButton href="/region/plans" variant="secondary" size="small">
                Показать таблицей
              </LinkButton>
            }
          >
            <FigureRow>
              {COUNTED.map((state) => (
                <Figure
                  key={state}
                  label={capital(planStateLabel(state, false))}
                  value={`${String(plans.filter((plan) => plan.state === state).length)} из ${String(plans.length)}`}
                  source={source}
                />
              ))}
              <Figure
                label="Плана нет"
                value={`${String(plans.filter(({ state }) => state === null).length)} из ${String(plans.length)}`}
                source={source}
              />
            </FigureRow>
            <div className="mt-5">
              <PlanTileMap year={year} plans={plans} measure="state" />
            </div>
          </Section>
        ) : null}
      </div>
    </>
  );
}
