import { PageHeader } from "@/components/ui/page-header";
import { plural } from "@/lib/core/format/words";
import { planTitle } from "@/lib/modules/plans/labels";
import type { PlanOpening } from "@/lib/modules/plans/types";
import { PlanStateBadge } from "./plan-state-badge";

/** Name of the plan, whose it is and in which state. */
export function PlanHeading({ year, authorityName, state, returned }: Omit<PlanOpening, "measureCount">) {
  return (
    <PageHeader
      title={planTitle(year)}
      subtitle={authorityName}
      state={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <PlanStateBadge state={state} returned={returned} />
        </span>
      }
    />
  );
}

/** What stands on the page until the browser has drawn the plan itself. */
export function PlanOpeningView({ measureCount, ...heading }: PlanOpening) {
  return (
    <>
      <PlanHeading {...heading} />
      <p className="min-h-dvh text-ink-2">
        Загружаем {plural(measureCount, "мероприятие", "мероприятия", "мероприятий")} плана…
      </p>
    </>
  );
}
