import { NextWindows } from "@/components/monitorings/campaigns/next-windows";
import { TaskList } from "@/components/organisations/task-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { plural } from "@/lib/core/format/words";
import type { CampaignWindow } from "@/lib/modules/monitorings/campaigns/types";
import type { OrganisationDetails } from "@/lib/modules/organisations/types";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import type { Task } from "@/lib/modules/plans/tasks/types";

interface SchoolHomeProps {
  organisation: OrganisationDetails;
  tasks: readonly Task[];
  actions: readonly SchoolActionRow[];
  windows: readonly CampaignWindow[];
}

/** What waits for the school, and how much the municipal plan asks of it. */
export function SchoolHome({ organisation, tasks, actions, windows }: SchoolHomeProps) {
  const own = actions.filter(({ programme }) => programme !== null).length;
  const named = actions.length - own;
  return (
    <>
      <PageHeader title={organisation.name} subtitle={answersTo(organisation)} />
      <div className="space-y-5">
        <TaskList tasks={tasks} rest="В ближайший месяц сроков нет." />
        <NextWindows windows={windows} />
        <Section
          title="Действия"
          actions={
            <LinkButton href={`/schools/${organisation.code}/actions`} variant="secondary" size="small">
              Все действия
            </LinkButton>
          }
        >
          <p className="text-ink-2">
            {named === 0
              ? "В утверждённых планах муниципалитета школа пока не названа."
              : `Школа названа в ${plural(named, "мероприятии", "мероприятиях", "мероприятиях")} утверждённых планов муниципалитета.`}
            {own > 0
              ? ` В собственных программах школы — ${plural(own, "мероприятие", "мероприятия", "мероприятий")}.`
              : ""}
          </p>
        </Section>
      </div>
    </>
  );
}

function answersTo({ municipality }: OrganisationDetails): string {
  return municipality ? municipality.shortName : "Подчиняется региону напрямую";
}
