import { FlowChart } from "@/components/charts/flow-chart";
import { Section } from "@/components/ui/section";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { flowModel } from "@/lib/modules/school-lists/comparison/charts";
import type { PlaceComparison } from "@/lib/modules/school-lists/comparison/types";
import { standingLabels } from "@/lib/modules/school-lists/labels";

interface FlowSectionProps {
  comparison: Pick<PlaceComparison, "twoLists" | "previousYear" | "year">;
  /** Numbers alone: the region's lists are too long to be read out here. */
  countsOnly?: boolean;
}

/** Who went from where to where between the two years by both lists: the picture and its table. */
export function FlowSection({ comparison, countsOnly = false }: FlowSectionProps) {
  const { previousYear, year, twoLists } = comparison;
  const title = `Переходы между перечнями ${String(previousYear)} и ${String(year)} годов`;
  if (!twoLists.before || !twoLists.after) {
    return (
      <Section title={title}>
        <p className="text-ink-2">
          Переходы видны, когда за оба года загружены и федеральный, и региональный перечни.
        </p>
      </Section>
    );
  }
  if (twoLists.flows.length === 0) return null;
  return (
    <Section
      title={title}
      description={
        <>
          <span className="max-sm:hidden print:hidden">
            Слева — где школа была в {previousYear} году, справа — где она в {year} году.{" "}
          </span>
          Школы, которых не было ни в одном перечне обоих лет, не показаны.
        </>
      }
    >
      <FlowChart model={flowModel(comparison)} />
      <div className="mt-4">
        <Table label={title} density="compact">
          <thead>
            <tr>
              <HeadCell>Были в {previousYear} году</HeadCell>
              <HeadCell>Стали в {year} году</HeadCell>
              <HeadCell numeric>Школ</HeadCell>
              {countsOnly ? null : <HeadCell>Какие</HeadCell>}
            </tr>
          </thead>
          <tbody>
            {twoLists.flows.map(({ from, to, schools }) => (
              <tr key={`${from}-${to}`}>
                <RowHead>{standingLabels[from]}</RowHead>
                <Cell label={`Стали в ${String(year)} году`}>{standingLabels[to]}</Cell>
                <Cell numeric label="Школ">
                  {schools.length}
                </Cell>
                {countsOnly ? null : <Cell label="Какие">{schools.map(({ name }) => name).join(", ")}</Cell>}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
