import { Download } from "lucide-react";

import { AnalysisText } from "@/components/school-lists/analysis-text";
import { ComparisonSection } from "@/components/school-lists/comparison-section";
import { FlowSection } from "@/components/school-lists/flow-section";
import { ListTabs } from "@/components/school-lists/review/list-tabs";
import { TwoListsSection } from "@/components/school-lists/two-lists-section";
import { YearLinks } from "@/components/school-lists/year-links";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { AuthorityComparison } from "@/lib/modules/school-lists/comparison/types";
import { analysisOf, analysisText } from "@/lib/modules/school-lists/justification/rules";

/** Lists of two years of an authority: the text for its analysis, each list, one list against the other. */
export function ComparisonPage({ comparison }: { comparison: AuthorityComparison | null }) {
  if (!comparison) {
    return (
      <>
        <PageHeader title="Перечни за 2 года" />
        <EmptyState title="Перечней ещё нет">
          Сравнение появится, когда ИМАЦ опубликует хотя бы один перечень школ.
        </EmptyState>
      </>
    );
  }
  const { authority, years, year, previousYear, lists, noneListed, codes } = comparison;
  const text = analysisText(analysisOf(comparison));
  const chosen = `year=${String(year)}&with=${String(previousYear)}`;
  return (
    <>
      <PageHeader
        title="Перечни за 2 года"
        subtitle={`Перечни ШНОР ${String(previousYear)} и ${String(year)} годов: кто вошёл, вышел, остался и возвратился.`}
        actions={
          <LinkButton href={`/api/exports/comparison/${authority.code}?${chosen}`} plain>
            <Download aria-hidden="true" className="size-4.5" />
            Excel
          </LinkButton>
        }
      />
      <ListTabs code={authority.code} current="comparison" />
      <YearLinks
        {...{ years, year, previousYear }}
        href={(asked) =>
          `/municipalities/${authority.code}/lists?year=${String(asked.year)}${asked.with ? `&with=${String(asked.with)}` : ""}`
        }
      />
      <div className="space-y-5">
        {noneListed ? (
          <Notice
            heading={`В перечнях ${String(previousYear)} и ${String(year)} годов школ муниципалитета нет`}
          >
            <p>
              Это сведения из опубликованных перечней, а не пробел в данных. Адресная работа трека 1 ведётся
              со школами с результатами, близкими к низким: муниципалитет выбирает их сам, в плане года.
            </p>
          </Notice>
        ) : null}
        {text === "" ? null : (
          <AnalysisText
            text={text}
            note="С этого текста начинается аналитическое обоснование плана, составленного порталом"
          />
        )}
        {lists.map((list) => (
          <ComparisonSection key={list.kind} list={list} codes={codes} />
        ))}
        {noneListed ? null : (
          <>
            <TwoListsSection comparison={comparison} />
            <FlowSection comparison={comparison} />
          </>
        )}
      </div>
    </>
  );
}
