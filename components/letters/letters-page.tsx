import Link from "next/link";

import { RegisterLetterButton } from "@/components/letters/register-letter-button";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { SortHead } from "@/components/tables/sort-head";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDate } from "@/lib/core/format/dates";
import type { LetterRegister, LetterRow } from "@/lib/modules/letters/types";

interface LettersPageProps {
  register: LetterRegister;
  params: Readonly<Record<string, string | string[] | undefined>>;
}

const PATH = "/region/letters";

/** The region's register of letters; what is shown and in which order lives in the address. */
export function LettersPage({ register, params }: LettersPageProps) {
  const { rows, filter, next, organisation, today, can } = register;
  const filtered = filter.query !== "" || filter.year !== null || filter.kind !== null;
  const sort = { column: "date", direction: filter.oldestFirst ? ("asc" as const) : ("desc" as const) };
  return (
    <>
      <PageHeader
        title="Письма"
        subtitle="Письмо известно по автору, виду, номеру и дате: номера повторяются. Видно, кому оно отправлено и кто ознакомлен."
        actions={can.register ? <RegisterLetterButton organisation={organisation} today={today} /> : null}
      />
      <Filters register={register} filtered={filtered} />
      {rows.length === 0 ? (
        <EmptyState title={filtered ? "Таких писем нет" : "Писем пока нет"}>
          {filtered
            ? "Проверьте номер или слова из заголовка, выберите другой год или вид."
            : "Зарегистрируйте первое письмо, чтобы отправить его муниципалитетам."}
        </EmptyState>
      ) : (
        <Table label="Реестр писем" sticky="page">
          <thead>
            <tr>
              <SortHead column="date" current={sort} path={PATH} params={params}>
                Дата
              </SortHead>
              <HeadCell>Номер</HeadCell>
              <HeadCell>О чём</HeadCell>
              <HeadCell>Кто издал, вид</HeadCell>
              <HeadCell>Ознакомлены</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((letter) => (
              <Row key={letter.id} letter={letter} />
            ))}
          </tbody>
        </Table>
      )}
      {next ? (
        <p data-print="hide" className="mt-4">
          <LinkButton href={nextHref(params, next)}>Следующие</LinkButton>
        </p>
      ) : null}
    </>
  );
}

function Row({ letter }: { letter: LetterRow }) {
  const { id, date, number, subject, issuer, kind, listCount, hasFile, recipientCount, acknowledgedCount } =
    letter;
  return (
    <tr>
      <Cell label="Дата" className="whitespace-nowrap">
        {formatDate(date)}
      </Cell>
      <RowHead className="whitespace-nowrap">
        <Link href={`${PATH}/${id}`} prefetch={false} className="link">
          № {number}
        </Link>
      </RowHead>
      <Cell label="О чём">
        {subject}
        {listCount > 0 ? (
          <>
            {" "}
            <Badge tone="info">перечней: {listCount}</Badge>
          </>
        ) : null}
        {hasFile ? (
          <>
            {" "}
            <Badge>есть файл</Badge>
          </>
        ) : null}
      </Cell>
      <Cell label="Кто издал, вид">
        {issuer}, {kind}
      </Cell>
      <Cell label="Ознакомлены">
        {recipientCount === 0 ? (
          <span className="text-muted">не отправлялось</span>
        ) : (
          <Badge tone={acknowledgedCount === recipientCount ? "success" : "warning"}>
            {acknowledgedCount} из {recipientCount}
          </Badge>
        )}
      </Cell>
    </tr>
  );
}

/** An ordinary form of the address line: what was sought can be sent as a link. */
function Filters({ register, filtered }: { register: LetterRegister; filtered: boolean }) {
  const { filter, years, kinds } = register;
  return (
    <form action={PATH} role="search" data-print="hide" className="mb-4 flex flex-wrap items-end gap-2">
      <TextField
        label="Найти"
        hint="Номер или слова из заголовка"
        name="q"
        type="search"
        maxLength={200}
        defaultValue={filter.query}
        className="min-w-0 flex-1 basis-64"
      />
      <SelectField
        label="Год"
        name="year"
        placeholder="все"
        defaultValue={filter.year === null ? "" : String(filter.year)}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <SelectField
        label="Вид"
        name="kind"
        placeholder="все"
        defaultValue={filter.kind ?? ""}
        options={kinds.map((kind) => ({ value: kind, label: kind }))}
      />
      <input type="hidden" name="sort" value={filter.oldestFirst ? "date" : "-date"} />
      <Button type="submit">Показать</Button>
      {filtered ? <LinkButton href={PATH}>Показать все</LinkButton> : null}
    </form>
  );
}

function nextHref(params: LettersPageProps["params"], after: string): string {
  const next = new URLSearchParams();
  for (const name of ["q", "year", "kind", "sort"]) {
    const value = params[name];
    if (typeof value === "string" && value !== "") next.set(name, value);
  }
  next.set("after", after);
  return `${PATH}?${next.toString()}`;
}
