import Link from "next/link";

import { AddItemButton } from "@/components/library/item-dialogs";
import { LibraryFilters } from "@/components/library/library-filters";
import { StatusBadge } from "@/components/library/status-badge";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { MarkedText } from "@/components/ui/marked-text";
import { PageHeader } from "@/components/ui/page-header";
import { capital, keepTogether, plural } from "@/lib/core/format/words";
import { tracksText } from "@/lib/modules/library/labels";
import { fullRequisites } from "@/lib/modules/library/rules";
import type { LibraryPage as Page, LibraryRow } from "@/lib/modules/library/types";
import { libraryHref, LIBRARY_PATH, NO_FILTER } from "./library-portal";

/** The region's library, one for everybody; what is sought and from where on stands in the address. */
export function LibraryPage({ page }: { page: Page }) {
  const { rows, filter, next, further, organisation, tracks } = page;
  const filtered = libraryHref(filter) !== libraryHref(NO_FILTER);
  return (
    <>
      <PageHeader
        title="Библиотека"
        subtitle="Методические документы региона: название дословно, реквизиты и состояние. Сначала новые поступления."
        actions={organisation ? <AddItemButton {...{ organisation, tracks }} /> : null}
      />
      <LibraryFilters key={libraryHref(filter)} page={page} filtered={filtered} />
      {rows.length === 0 ? (
        <EmptyState title={filtered || further ? "Таких документов нет" : "Документов пока нет"}>
          {filtered || further
            ? "Проверьте слова или снимите часть условий. Ищутся документы, где есть все слова запроса. Текст файлов PDF и сканов не ищется."
            : "Документы добавляет администратор ИМАЦ."}
        </EmptyState>
      ) : (
        <ul aria-label="Документы" className="divide-y divide-line rounded-lg border border-line bg-surface">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {next !== null || further ? (
        <nav aria-label="Страницы" data-print="hide" className="mt-4 flex flex-wrap gap-2">
          {further ? <LinkButton href={libraryHref(filter)}>В начало</LinkButton> : null}
          {next !== null ? <LinkButton href={libraryHref(filter, next)}>Следующие</LinkButton> : null}
        </nav>
      ) : null}
    </>
  );
}

function Row({ row }: { row: LibraryRow }) {
  const { id, title, issuer, author, tracks, fileCount, found } = row;
  return (
    <li className="px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <Link
          href={`${LIBRARY_PATH}/${id}`}
          prefetch={false}
          className="link min-w-0 flex-1 basis-72 font-medium"
        >
          <MarkedText pieces={title} />
        </Link>
        <StatusBadge item={row} />
      </div>
      <p className="mt-1 text-sm text-ink-2">
        {capital(keepTogether(fullRequisites(row)))}. {issuer}
        {author === issuer ? "" : `, составитель ${author}`}
      </p>
      <p className="mt-1 flex flex-wrap gap-1.5">
        <Badge>{tracksText(tracks)}</Badge>
        {fileCount > 0 ? <Badge>{plural(fileCount, "файл", "файла", "файлов")}</Badge> : null}
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
