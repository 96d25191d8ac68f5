import { Download } from "lucide-react";

import { QuartileStrip } from "@/components/charts/quartile-strip";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { STATUS_LABELS } from "@/lib/modules/methodologies/versions/labels";
import { stripModels } from "@/lib/modules/results/dynamics/charts";
import {
  cellText,
  GROUP_NOTE,
  groupText,
  lowText,
  quartilesText,
} from "@/lib/modules/results/dynamics/labels";
import {
  changeText,
  dynamicsText,
  dynamicsWeightsText,
  placeInGroup,
} from "@/lib/modules/results/dynamics/rules";
import type { SchoolDynamics } from "@/lib/modules/results/dynamics/types";

interface DynamicsSectionProps {
  /** Of the school. */
  code: string;
  results: SchoolDynamics | null;
}

/** A school's results of two years: each indicator, the verdict and why, the school against anonymous quartiles of its group. */
export function DynamicsSection({ code, results }: DynamicsSectionProps) {
  if (!results) {
    return (
      <Section title="Результаты за два года">
        <p className="text-ink-2">
          Результаты оценочных процедур школы на портал ещё не загружены. Их загружает аналитик ИМАЦ; после
          этого здесь появятся показатели двух лет и вывод о динамике.
        </p>
      </Section>
    );
  }
  const { years, year, previousYear, indicators, dynamics, low, settlement } = results;
  const told = dynamicsText(dynamics);
  const strips = stripModels(results);
  return (
    <Section
      title={`Результаты ${String(previousYear)} и ${String(year)} годов`}
      description={lowText(low)}
      actions={
        <LinkButton href={`/api/exports/results/schools/${code}/dynamics?year=${String(year)}`} plain>
          <Download aria-hidden="true" className="size-4.5" />
          Excel<span className="sr-only">: результаты за два года</span>
        </LinkButton>
      }
    >
      {years.length > 1 ? (
        <TabLinks
          label="Год результатов"
          items={years.map((one) => ({
            href: `/schools/${code}/lists?year=${String(one)}`,
            label: String(one),
            current: one === year,
          }))}
        />
      ) : null}
      {years.includes(previousYear) ? null : (
        <Notice
          tone="warning"
          heading={`Результаты ${String(previousYear)} года не загружены`}
          className="mb-4"
        >
          <p>Сопоставить не с чем. Результаты загружает аналитик ИМАЦ.</p>
        </Notice>
      )}
      <p>
        Вывод о динамике: <strong>{told.verdict}</strong>. {told.reasons.join(" ")}
      </p>
      <p className="mt-1 text-sm text-ink-2">
        <Badge tone="warning">Правило вывода: {STATUS_LABELS.draft}</Badge> {dynamicsWeightsText()}
      </p>
      <div className="mt-4">
        <Table label={`Показатели ${String(previousYear)} и ${String(year)} годов`} density="compact">
          <thead>
            <tr>
              <HeadCell>Показатель</HeadCell>
              <HeadCell>{previousYear}</HeadCell>
              <HeadCell>{year}</HeadCell>
              <HeadCell>Изменение доли</HeadCell>
              <HeadCell>Группа в {year} году: четверти и середина</HeadCell>
              <HeadCell>Школа в группе</HeadCell>
            </tr>
          </thead>
          <tbody>
            {indicators.map(({ code, title, before, after, change, comparable, quartiles }, at) => {
              const strip = strips[at];
              return (
                <tr key={code}>
                  <RowHead>{title}</RowHead>
                  <Cell label={String(previousYear)}>{cellText(before)}</Cell>
                  <Cell label={String(year)}>{cellText(after)}</Cell>
                  <Cell label="Изменение доли">
                    {changeText(change)}
                    {change && !comparable ? (
                      <span className="block text-xs text-muted">мало участников, в выводе не учтено</span>
                    ) : null}
                  </Cell>
                  <Cell label="Группа">
                    {quartilesText(quartiles)}
                    {quartiles?.schools ? (
                      <span className="block text-xs text-muted">школ: {quartiles.schools}</span>
                    ) : null}
                  </Cell>
                  <Cell label="Школа в группе">
                    {strip ? <QuartileStrip {...strip} /> : null}
                    <span className="block text-xs">{placeInGroup(after, quartiles)}</span>
                  </Cell>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </div>
      <p className="mt-2 text-xs text-muted">
        Группа: {groupText(settlement)}. Полоса — половина школ группы, черта — середина, ромб — эта школа.{" "}
        {GROUP_NOTE}
      </p>
    </Section>
  );
}
