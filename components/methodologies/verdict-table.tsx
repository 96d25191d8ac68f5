import Link from "next/link";

import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { OutcomeBadge } from "@/components/methodologies/outcome-badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { keepTogether } from "@/lib/core/format/words";
import { readFraction, roundedText } from "@/lib/modules/methodologies/fractions/rules";
import { OUTCOME_LABELS } from "@/lib/modules/methodologies/labels";
import type { Outcome } from "@/lib/modules/methodologies/types";
import type {
  RunDetails,
  VerdictFilter,
  VerdictPage,
  VerdictRow,
} from "@/lib/modules/methodologies/verdicts/types";

interface VerdictTableProps {
  run: RunDetails;
  verdicts: VerdictPage;
  filter: VerdictFilter;
  outcomes: readonly Outcome[];
  titles: Record<string, string>;
}

/** Verdicts of a run, page by page, with filters kept in the address. */
export function VerdictTable({ run, verdicts, filter, outcomes, titles }: VerdictTableProps) {
  const page = `/region/runs/${run.id}`;
  const next = new URLSearchParams({
    ...(filter.outcome && { outcome: filter.outcome }),
    ...(filter.municipalityId && { municipality: filter.municipalityId }),
    ...(filter.words && { words: filter.words }),
    after: verdicts.next ?? "",
  });
  return (
    <Section title="Решения по школам" bare>
      <form action={page} data-print="hide" className="mb-3 flex flex-wrap items-end gap-3">
        <SelectField
          label="Решение"
          name="outcome"
          defaultValue={filter.outcome ?? ""}
          options={[
            { value: "", label: "все" },
            ...outcomes.map((outcome) => ({ value: outcome, label: OUTCOME_LABELS[outcome] })),
          ]}
        />
        <SelectField
          label="Муниципалитет"
          name="municipality"
          defaultValue={filter.municipalityId ?? ""}
          options={[
            { value: "", label: "все" },
            ...run.municipalities.map(({ id, name }) => ({ value: id, label: name })),
            { value: "direct", label: "подчинены региону" },
          ]}
        />
        <TextField label="Школа" name="words" defaultValue={filter.words} />
        <Button type="submit">Показать</Button>
      </form>
      {verdicts.rows.length === 0 ? (
        <EmptyState title="Таких школ нет">Измените отбор.</EmptyState>
      ) : (
        <Table label="Решения по школам" density="compact">
          <thead>
            <tr>
              <HeadCell>Школа</HeadCell>
              <HeadCell>Муниципалитет</HeadCell>
              <HeadCell>Решение</HeadCell>
              <HeadCell>Низкие результаты года</HeadCell>
              {run.rule.verdict.kind === "index" ? <HeadCell numeric>Индекс</HeadCell> : null}
            </tr>
          </thead>
          <tbody>
            {verdicts.rows.map((row) => (
              <VerdictLine key={row.schoolCode} {...{ run, row, titles }} />
            ))}
          </tbody>
        </Table>
      )}
      <div data-print="hide" className="mt-3 flex flex-wrap gap-2">
        {filter.after ? <LinkButton href={page}>К началу</LinkButton> : null}
        {verdicts.next ? <LinkButton href={`${page}?${next.toString()}`}>Следующие школы</LinkButton> : null}
      </div>
    </Section>
  );
}

function VerdictLine({
  run,
  row,
  titles,
}: {
  run: RunDetails;
  row: VerdictRow;
  titles: Record<string, string>;
}) {
  const index = row.index === null ? null : readFraction(row.index);
  return (
    <tr>
      <RowHead>
        <Link href={`/region/runs/${run.id}/schools/${row.schoolCode}`} prefetch={false} className="link">
          {keepTogether(row.schoolName)}
        </Link>
      </RowHead>
      <Cell label="Муниципалитет">{row.municipalityName ?? "подчинена региону"}</Cell>
      <Cell label="Решение">
        <OutcomeBadge outcome={row.outcome} />
        {row.flags.length > 0 ? (
          <span className="ml-2 text-xs text-ink-2">{row.flags.join(", ")}</span>
        ) : null}
        {row.mismatch ? (
          <span className="block text-xs text-ink-2">процедуры расходятся: проверьте объективность</span>
        ) : null}
      </Cell>
      <Cell label="Низкие результаты года">
        {row.low.length === 0 ? "нет" : row.low.map((code) => titles[code] ?? code).join("; ")}
      </Cell>
      {run.rule.verdict.kind === "index" ? (
        <Cell numeric label="Индекс">
          {index === null ? "—" : roundedText(index, 2)}
        </Cell>
      ) : null}
    </tr>
  );
}
