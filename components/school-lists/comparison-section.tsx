import { LedgerTable } from "@/components/school-lists/ledger-table";
import { LimitationNotes } from "@/components/school-lists/limitation-notes";
import { MeasureFigures } from "@/components/school-lists/measure-figures";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import type { ListComparisonDetails, ListSource } from "@/lib/modules/school-lists/comparison/types";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

interface ComparisonSectionProps {
  list: ListComparisonDetails;
  codes: Readonly<Record<string, string>>;
}

/** Two years of one list: how many, who entered, left, stayed, returned. Figures are exact shares of the lists themselves. */
export function ComparisonSection({ list, codes }: ComparisonSectionProps) {
  const { comparison, current, previous } = list;
  const { year, previousYear } = comparison;
  const title = capital(listKindLabels[list.kind]);
  if (!current) {
    return (
      <Section title={title}>
        <p className="text-ink-2">
          Перечень {year} года ещё не опубликован. Он появится здесь, когда его опубликует ИМАЦ.
        </p>
      </Section>
    );
  }
  const rows = comparison.transitions.filter(({ category }) => category !== "never");
  return (
    <Section
      title={title}
      description={[previous, current].flatMap((one) => (one ? [sourceText(one)] : [])).join("; ")}
    >
      {comparison.comparable && comparison.before + comparison.after === 0 ? (
        <p className="text-ink-2">
          В перечнях {previousYear} и {year} годов школ муниципалитета нет.
        </p>
      ) : (
        <MeasureFigures list={list} />
      )}
      <LimitationNotes limitations={list.limitations} />
      {rows.length > 0 ? (
        <div className="mt-4">
          <LedgerTable
            label={`${title}: школы`}
            transitions={rows}
            years={list.loadedYears.filter((one) => one <= year)}
            codes={codes}
          />
        </div>
      ) : null}
    </Section>
  );
}

/** «перечень 2026 года, версия 1, письмо от 16.10.2026 № 01-13/206». */
function sourceText({ listYear, number, complete, letters }: ListSource): string {
  const told = letters.map((letter) => `письмо от ${formatDate(letter.date)} № ${letter.number}`);
  const whole = complete ? [] : ["неполный"];
  return [`перечень ${String(listYear)} года, версия ${String(number)}`, ...whole, ...told].join(", ");
}
