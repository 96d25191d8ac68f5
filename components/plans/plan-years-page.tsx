import Link from "next/link";

import { CreatePlanForm } from "@/components/plans/create-plan-form";
import { PlanStateBadge } from "@/components/plans/plan-state-badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { versionHref } from "@/lib/modules/plans/revisions/labels";
import type { PlanYears } from "@/lib/modules/plans/years/types";

interface PlanYearsPageProps {
  code: string;
  years: PlanYears;
}

/** Plans of an authority by year, and the beginning of the next one. */
export function PlanYearsPage({ code, years: { plans, options, canCreate } }: PlanYearsPageProps) {
  return (
    <>
      <PageHeader
        title="Планы мероприятий"
        subtitle="План («дорожная карта») по работе со ШНОР составляется на календарный год и утверждается приказом руководителя МОУО."
      />
      <div className="space-y-5">
        {plans.length > 0 ? (
          <Table label="Планы по годам">
            <thead>
              <tr>
                <HeadCell>Год</HeadCell>
                <HeadCell>Состояние</HeadCell>
                <HeadCell numeric>Мероприятий</HeadCell>
                <HeadCell numeric>Выполнено</HeadCell>
                <HeadCell numeric>Просрочено</HeadCell>
                <HeadCell numeric>Пробелов</HeadCell>
                <HeadCell>Приказ</HeadCell>
                <HeadCell>
                  <span className="sr-only">Открыть</span>
                </HeadCell>
              </tr>
            </thead>
            <tbody>
              {plans.map((plan) => (
                <tr key={plan.year}>
                  <RowHead>{plan.year}</RowHead>
                  <Cell label="Состояние">
                    <PlanStateBadge state={plan.state} returned={plan.returned} />
                    {plan.openRevision ? (
                      <Link
                        href={versionHref(code, plan.year, plan.openRevision)}
                        prefetch={false}
                        className="link block text-xs"
                      >
                        готовится редакция {plan.openRevision.number}
                      </Link>
                    ) : null}
                  </Cell>
                  <Cell label="Мероприятий" numeric>
                    {plan.measureCount}
                  </Cell>
                  <Cell label="Выполнено" numeric>
                    {plan.execution
                      ? `${String(plan.execution.done)}\u00a0из\u00a0${String(plan.execution.total)}`
                      : "—"}
                  </Cell>
                  <Cell label="Просрочено" numeric>
                    {plan.execution && plan.execution.overdue > 0 ? (
                      <Link
                        href={`/municipalities/${code}/plans/${String(plan.year)}?due=overdue`}
                        prefetch={false}
                        className="link font-medium text-danger"
                      >
                        {plan.execution.overdue}
                      </Link>
                    ) : (
                      (plan.execution?.overdue ?? "—")
                    )}
                  </Cell>
                  <Cell label="Пробелов" numeric>
                    {plan.gapCount}
                  </Cell>
                  <Cell label="Приказ">
                    {plan.orderNumber && plan.orderDate
                      ? `от ${formatDate(plan.orderDate)} № ${plan.orderNumber}`
                      : ""}
                  </Cell>
                  <Cell>
                    <LinkButton size="small" href={`/municipalities/${code}/plans/${String(plan.year)}`}>
                      Открыть план на {plan.year} год
                    </LinkButton>
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        ) : (
          <EmptyState title="Планов ещё нет">
            {canCreate
              ? "Выберите ниже, с чего начать: с каталога ИМАЦ быстрее, чем с пустого листа."
              : "План составляет специалист МОУО по направлению 1.2."}
          </EmptyState>
        )}
        {canCreate
          ? options.map((option) => (
              <Section key={option.year} title={`Новый план на ${String(option.year)} год`}>
                <CreatePlanForm code={code} option={option} />
              </Section>
            ))
          : null}
      </div>
    </>
  );
}
