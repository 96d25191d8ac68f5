import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate, WEEKDAYS, weekdayIndex } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import type { CalendarDayRow } from "@/lib/modules/monitorings/campaigns/calendar/types";
import { ruleText, yearlyWindowText } from "@/lib/modules/monitorings/campaigns/labels";
import type { TemplateForm, TemplateRow } from "@/lib/modules/monitorings/campaigns/templates/types";
import { AddDayButton, RemoveDayButton } from "./calendar-actions";
import { MonitoringTabs } from "./monitoring-tabs";
import { CreateTemplateButton, TemplateActions } from "./template-actions";

interface BasisPageProps {
  organisation: string;
  year: number;
  today: string;
  templates: readonly TemplateRow[];
  forms: readonly TemplateForm[];
  days: readonly CalendarDayRow[];
  canManage: boolean;
}

/** What the plans of years are made of: templates by day and month, and the days off that terms are counted by. */
export function BasisPage({ organisation, year, today, templates, forms, days, canManage }: BasisPageProps) {
  const present = Number(today.slice(0, 4));
  return (
    <>
      <PageHeader
        title="Шаблоны и календарь"
        subtitle="Из шаблонов составляется план каждого года. По календарю считаются сроки в рабочих днях."
      />
      <MonitoringTabs current="basis" />
      <div className="space-y-8">
        <Section
          bare
          title="Шаблоны мониторингов"
          description="Изменения войдут в планы, которые составят потом; составленные планы не меняются."
          actions={canManage ? <CreateTemplateButton {...{ organisation, forms }} /> : null}
        >
          {templates.length === 0 ? (
            <EmptyState title="Шаблонов нет">Создайте первый: из шаблонов составляется план года.</EmptyState>
          ) : (
            <Templates {...{ organisation, templates, forms, canManage }} />
          )}
        </Section>
        <Section
          bare
          title={`Выходные и рабочие дни ${String(year)} года`}
          description="Суббота и воскресенье — выходные сами собой. Внесите праздники и рабочие субботы."
          actions={canManage ? <AddDayButton organisation={organisation} /> : null}
        >
          <TabLinks
            label="Год календаря"
            items={[...new Set([present - 1, present, present + 1, year])].sort().map((one) => ({
              href: `/region/campaigns/settings?year=${String(one)}`,
              label: String(one),
              current: one === year,
            }))}
          />
          {days.length === 0 ? (
            <EmptyState title={`Особых дней ${String(year)} года нет`}>
              Сроки считаются только по субботам и воскресеньям.
            </EmptyState>
          ) : (
            <Calendar {...{ organisation, year, days, canManage }} />
          )}
        </Section>
      </div>
    </>
  );
}

function Templates({
  organisation,
  templates,
  forms,
  canManage,
}: Pick<BasisPageProps, "organisation" | "templates" | "forms" | "canManage">) {
  return (
    <Table label="Шаблоны мониторингов">
      <thead>
        <tr>
          <HeadCell>Шаблон</HeadCell>
          <HeadCell>Окно</HeadCell>
          <HeadCell>Кого спрашивает</HeadCell>
          <HeadCell>Форма</HeadCell>
          <HeadCell>Примечание</HeadCell>
          {canManage ? (
            <HeadCell>
              <span className="sr-only">Действия</span>
            </HeadCell>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {templates.map((template) => (
          <tr key={template.code}>
            <RowHead>
              {template.code}
              <span className="mt-0.5 block font-normal">{template.title}</span>
            </RowHead>
            <Cell label="Окно">{yearlyWindowText(template)}</Cell>
            <Cell label="Кого спрашивает">{capital(ruleText(template))}</Cell>
            <Cell label="Форма">{template.form}</Cell>
            <Cell label="Примечание">{template.note === "" ? "—" : template.note}</Cell>
            {canManage ? (
              <Cell>
                <TemplateActions {...{ organisation, template, forms }} />
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Calendar({
  organisation,
  year,
  days,
  canManage,
}: Pick<BasisPageProps, "organisation" | "year" | "days" | "canManage">) {
  return (
    <Table label={`Особые дни ${String(year)} года`}>
      <thead>
        <tr>
          <HeadCell>День</HeadCell>
          <HeadCell>День недели</HeadCell>
          <HeadCell>Каким считается</HeadCell>
          <HeadCell>Название</HeadCell>
          {canManage ? (
            <HeadCell>
              <span className="sr-only">Действия</span>
            </HeadCell>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, working, title }) => (
          <tr key={day}>
            <RowHead>{formatDate(day)}</RowHead>
            <Cell label="День недели">{WEEKDAYS[weekdayIndex(day)]?.name ?? ""}</Cell>
            <Cell label="Каким считается">{working ? "рабочий" : "выходной"}</Cell>
            <Cell label="Название">{title === "" ? "—" : title}</Cell>
            {canManage ? (
              <Cell>
                <RemoveDayButton {...{ organisation, day }} />
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
