import { Download } from "lucide-react";

import { DynamicsSection } from "@/components/results/dynamics-section";
import { VerdictSection } from "@/components/school-lists/verdict-section";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { formatDate } from "@/lib/core/format/dates";
import type { SchoolDynamics } from "@/lib/modules/results/dynamics/types";
import { listKindLabels, membershipYearText } from "@/lib/modules/school-lists/labels";
import type { SchoolLists } from "@/lib/modules/school-lists/memberships/types";

/** A school's own history of lists: what each year was to it, by which letter and with which figures. */
export function SchoolListsPage({ lists, results }: { lists: SchoolLists; results: SchoolDynamics | null }) {
  const { school, years, memberships } = lists;
  return (
    <>
      <PageHeader
        title="Перечни школы"
        subtitle={`${school.name}: в каких перечнях школа была и есть. Сведения о других школах здесь не показываются.`}
        actions={
          years.length > 0 ? (
            <LinkButton href={`/api/exports/schools/${school.code}/lists`} plain>
              <Download aria-hidden="true" className="size-4.5" />
              Excel
            </LinkButton>
          ) : undefined
        }
      />
      {years.length === 0 ? (
        <EmptyState title="Перечней ещё нет">
          История появится здесь, когда ИМАЦ опубликует первый перечень школ.
        </EmptyState>
      ) : (
        <div className="space-y-5">
          <Section title="По годам">
            <Table label="Школа в перечнях по годам" density="compact">
              <thead>
                <tr>
                  <HeadCell>Год перечня</HeadCell>
                  <HeadCell>Федеральный перечень</HeadCell>
                  <HeadCell>Региональный перечень</HeadCell>
                </tr>
              </thead>
              <tbody>
                {years.map(({ listYear, lists: of }) => (
                  <tr key={listYear}>
                    <RowHead>{listYear}</RowHead>
                    <Cell label="Федеральный перечень">{membershipYearText(of.federal)}</Cell>
                    <Cell label="Региональный перечень">{membershipYearText(of.regional)}</Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          </Section>
          <Section title="Почему школа в перечнях">
            {memberships.length === 0 ? (
              <p className="text-ink-2">Школа не входила ни в один из загруженных перечней.</p>
            ) : (
              <Table label="Основания включения в перечни" density="compact">
                <thead>
                  <tr>
                    <HeadCell>Перечень</HeadCell>
                    <HeadCell>Год</HeadCell>
                    <HeadCell>Показатели, по которым включена</HeadCell>
                    <HeadCell>Источник</HeadCell>
                  </tr>
                </thead>
                <tbody>
                  {memberships.map(({ kind, listYear, number, grounds, letters }) => (
                    <tr key={`${kind}-${String(listYear)}`}>
                      <RowHead>{listKindLabels[kind]}</RowHead>
                      <Cell label="Год">{listYear}</Cell>
                      <Cell label="Показатели">{grounds === "" ? "не указаны" : grounds}</Cell>
                      <Cell label="Источник">
                        версия {number}
                        {letters
                          .map((letter) => `, письмо от ${formatDate(letter.date)} № ${letter.number}`)
                          .join("")}
                      </Cell>
                    </tr>
                  ))}
                </tbody>
              </Table>
            )}
          </Section>
          {lists.verdicts.length > 0 ? <VerdictSection code={school.code} verdicts={lists.verdicts} /> : null}
          <DynamicsSection code={school.code} results={results} />
        </div>
      )}
    </>
  );
}
