import { Figure, FigureRow } from "@/components/ui/figure";
import { Section } from "@/components/ui/section";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { formatShare } from "@/lib/core/format/numbers";
import { plural } from "@/lib/core/format/words";
import { formatDate } from "@/lib/core/format/dates";
import { listKindLabels, transitionLabels } from "@/lib/modules/school-lists/labels";
import type { ListComparisonDetails, ListSource } from "@/lib/modules/school-lists/comparison/types";

interface ComparisonSectionProps {
  list: ListComparisonDetails;
  year: number;
}

/** Two years of one list: how many, who entered, left, stayed, returned. Figures are exact shares of the lists themselves. */
export function ComparisonSection({ list, year }: ComparisonSectionProps) {
  const { comparison, current, previous } = list;
  const title = listKindLabels[list.kind].replace(/^./, (letter) => letter.toUpperCase());
  if (!current) {
    return (
      <Section title={title}>
        <p className="text-ink-2">
          Перечень {year} года ещё не опубликован. Он появится здесь после публикации.
        </p>
      </Section>
    );
  }
  const { previousYear, exitRate, persistence } = comparison;
  const rows = comparison.transitions.filter(({ category }) => category !== "never");
  const source = `перечни ${String(previousYear)} и ${String(year)} годов`;
  return (
    <Section
      title={title}
      description={[previous, current].flatMap((one) => (one ? [sourceText(one)] : [])).join("; ")}
    >
      <FigureRow>
        <Figure
          label={`В ${String(previousYear)} году`}
          value={comparison.comparable ? comparison.before : "—"}
        />
        <Figure label={`В ${String(year)} году`} value={comparison.after} />
        <Figure label="Вышли" value={comparison.comparable ? comparison.left : "—"} source={source} />
        <Figure
          label="Доля вышедших"
          value={comparison.comparable ? formatShare(exitRate.numerator, exitRate.denominator) : "—"}
          source="без выбывших школ"
        />
        <Figure
          label="Доля оставшихся"
          value={comparison.comparable ? formatShare(persistence.numerator, persistence.denominator) : "—"}
          source="без выбывших школ"
        />
      </FigureRow>
      {rows.length === 0 ? (
        <p className="mt-4 text-ink-2">В этих перечнях школ муниципалитета не было.</p>
      ) : (
        <div className="mt-4">
          <Table label={`${title}: школы`} density="compact">
            <thead>
              <tr>
                <HeadCell>Школа</HeadCell>
                <HeadCell>Что изменилось</HeadCell>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ schoolId, name, category, streak }) => (
                <tr key={schoolId}>
                  <RowHead>{name}</RowHead>
                  <Cell label="Что изменилось">
                    {transitionLabels[category]}
                    {category === "stayed" ? `, ${plural(streak, "год", "года", "лет")} подряд` : null}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Section>
  );
}

/** «перечень 2026 года, версия 1, письмо от 16.10.2026 № 01-13/206». */
function sourceText({ listYear, number, complete, letters }: ListSource): string {
  const told = letters.map((letter) => `письмо от ${formatDate(letter.date)} № ${letter.number}`);
  const whole = complete ? [] : ["неполный"];
  return [`перечень ${String(listYear)} года, версия ${String(number)}`, ...whole, ...told].join(", ");
}
