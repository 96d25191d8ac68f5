import Link from "next/link";

import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { PracticeTable } from "@/components/practices/practices-page";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { MarkedText } from "@/components/ui/marked-text";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import { pluralWord } from "@/lib/core/format/words";
import type { BankPage as Page, BankRow, PracticeChoices } from "@/lib/modules/practices/types";
import { BANK_PATH, bankHref } from "./bank-portal";

/** Published practices of the region; what is sought and from where on stands in the address. */
export function BankPage({ page }: { page: Page }) {
  const { rows, filter, next, further, queue, timeZone, choices } = page;
  const filtered = bankHref(filter) !== BANK_PATH;
  return (
    <>
      <PageHeader
        title="Банк практик"
        subtitle="Практики школ и муниципалитетов региона, проверенные ИМАЦ. Сначала новые."
      />
      {queue.length > 0 ? (
        <Section title="Ждут публикации" bare className="mb-5">
          <PracticeTable label="Ждут публикации" rows={queue} timeZone={timeZone} withAuthor />
        </Section>
      ) : null}
      <Filters key={bankHref(filter)} page={page} filtered={filtered} />
      {rows.length === 0 ? (
        <EmptyState title={filtered || further ? "Таких практик нет" : "Практик пока нет"}>
          {filtered || further
            ? "Проверьте слова или снимите часть условий. Ищутся практики, где есть все слова запроса."
            : "Практику предлагает школа или муниципалитет, публикует ИМАЦ."}
        </EmptyState>
      ) : (
        <ul aria-label="Практики" className="divide-y divide-line rounded-lg border border-line bg-surface">
          {rows.map((row) => (
            <Row key={row.id} {...{ row, choices, timeZone }} />
          ))}
        </ul>
      )}
      {next !== null || further ? (
        <nav aria-label="Страницы" data-print="hide" className="mt-4 flex flex-wrap gap-2">
          {further ? <LinkButton href={bankHref(filter)}>В начало</LinkButton> : null}
          {next !== null ? <LinkButton href={bankHref(filter, next)}>Следующие</LinkButton> : null}
        </nav>
      ) : null}
    </>
  );
}

function Filters({ page, filtered }: { page: Page; filtered: boolean }) {
  const { filter, choices, subjects } = page;
  return (
    <form
      action={BANK_PATH}
      role="search"
      data-print="hide"
      className="mb-5 grid gap-x-4 gap-y-3 rounded-lg border border-line bg-surface px-4 py-4 sm:grid-cols-2 lg:grid-cols-3"
    >
      <TextField
        label="Найти"
        hint="Слова из практики или её файлов; формы слов не важны"
        name="q"
        type="search"
        maxLength={200}
        defaultValue={filter.q}
        className="sm:col-span-2 lg:col-span-3"
      />
      <SelectField
        label="Трек"
        name="track"
        placeholder="все"
        defaultValue={filter.track === null ? "" : String(filter.track)}
        options={choices.tracks}
      />
      <SelectField
        label="Рисковый фактор"
        name="factor"
        placeholder="любой"
        defaultValue={filter.factor ?? ""}
        options={choices.factors}
      />
      <SelectField
        label="Предмет или направление"
        name="subject"
        placeholder="любой"
        defaultValue={filter.subject ?? ""}
        options={subjects.map((subject) => ({ value: subject, label: subject }))}
      />
      <div className="flex flex-wrap gap-2 sm:col-span-2 lg:col-span-3">
        <Button type="submit" variant="primary">
          Найти
        </Button>
        {filtered ? <LinkButton href={BANK_PATH}>Показать все</LinkButton> : null}
      </div>
    </form>
  );
}

function Row({ row, choices, timeZone }: { row: BankRow; choices: PracticeChoices; timeZone: string }) {
  const { id, title, author, problem, subject, tracks, factors, publishedAt, useCount, found } = row;
  return (
    <li className="px-4 py-3 sm:px-5">
      <Link href={`${BANK_PATH}/${id}`} prefetch={false} className="link font-medium">
        <MarkedText pieces={title} />
      </Link>
      <p className="mt-1 max-w-prose text-sm text-ink-2">{problem}</p>
      <p className="mt-1.5 flex flex-wrap gap-1.5">
        {tracks.map((track) => (
          <Badge key={track}>трек {track}</Badge>
        ))}
        {subject ? <Badge tone="info">{subject}</Badge> : null}
        {factors.map((code) => (
          <Badge key={code}>{choices.factors.find(({ value }) => value === code)?.label ?? code}</Badge>
        ))}
      </p>
      <p className="mt-1 text-sm text-muted">
        {author}, {formatInstant(publishedAt, timeZone)}
        {useCount > 0
          ? `. Используют: ${String(useCount)} ${pluralWord(useCount, "организация", "организации", "организаций")}`
          : ""}
      </p>
      {found && found.text.length > 0 ? (
        <p className="mt-1.5 border-l-2 border-line-strong pl-3 text-sm text-ink-2">
          <span className="text-muted">В файле «{found.fileName}»: </span>
          <MarkedText pieces={found.text} />
        </p>
      ) : null}
    </li>
  );
}
