import Link from "next/link";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { TabLinks } from "@/components/ui/tab-links";
import { formatShare } from "@/lib/core/format/numbers";
import { FIGURE_LABELS, figureText, optionText } from "@/lib/modules/monitorings/statistics/labels";
import { FIGURE_COLUMNS } from "@/lib/modules/monitorings/statistics/rules";
import type { CampaignStatistics, QuestionStatistics } from "@/lib/modules/monitorings/statistics/types";

interface SectionOverviewProps {
  statistics: CampaignStatistics;
  path: string;
}

/** Questions of a section over the whole region; each leads to its municipalities. */
export function SectionOverview({ statistics, path }: SectionOverviewProps) {
  const { sections, section, questions } = statistics;
  return (
    <>
      <TabLinks
        label="Раздел формы"
        items={sections.map(({ code, title }) => ({
          href: `${path}?${new URLSearchParams({ section: code }).toString()}`,
          label: title,
          current: code === section,
        }))}
      />
      <Table label="Ответы раздела по региону" density="compact" sticky="region">
        <thead>
          <tr>
            <HeadCell>Вопрос</HeadCell>
            <HeadCell numeric>Ответили</HeadCell>
            <HeadCell numeric>Не ответили</HeadCell>
            {FIGURE_COLUMNS.map((name) => (
              <HeadCell key={name} numeric>
                {FIGURE_LABELS[name]}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <Line key={question.place.code} {...{ question, path }} />
          ))}
        </tbody>
      </Table>
      <p className="mt-3 max-w-prose text-sm text-muted">
        Расчётные показатели формы здесь не считаются: они есть в выгрузке принятых ответов. Вопросы, которые
        форма школе не показывала, входят в «не ответили».
      </p>
    </>
  );
}

function Line({ question: { place, total }, path }: { question: QuestionStatistics; path: string }) {
  const missing = total.accepted - total.answered;
  return (
    <tr>
      <RowHead>
        <Link
          href={`${path}?${new URLSearchParams({ question: place.code }).toString()}`}
          prefetch={false}
          className="link font-normal"
        >
          {place.title}
        </Link>
        {place.unit === null ? null : (
          <span className="block text-xs font-normal text-muted">{place.unit}</span>
        )}
      </RowHead>
      <Cell numeric label="Ответили">
        {total.answered}
        <span className="block text-xs text-muted">{formatShare(total.answered, total.accepted)}</span>
      </Cell>
      <Cell numeric label="Не ответили">
        {missing}
      </Cell>
      {place.kind === "number" ? (
        FIGURE_COLUMNS.map((name) => (
          <Cell key={name} numeric label={FIGURE_LABELS[name]}>
            {figureText(total, name)}
          </Cell>
        ))
      ) : (
        <Cell label="Распределение" colSpan={FIGURE_COLUMNS.length}>
          {place.kind === "presence" ? (
            <span className="text-muted">ответ словами или документом</span>
          ) : (
            <ul className="flex flex-wrap gap-x-4">
              {place.options
                .filter(({ code }) => (total.options[code] ?? 0) > 0)
                .map(({ code, label }) => (
                  <li key={code}>
                    {label}: <span className="tabular-nums">{optionText(total, code)}</span>
                  </li>
                ))}
            </ul>
          )}
        </Cell>
      )}
    </tr>
  );
}
