import Link from "next/link";

import { FileList } from "@/components/files/file-list";
import { ItemActions } from "@/components/library/item-dialogs";
import { StatusBadge } from "@/components/library/status-badge";
import { UsageSection } from "@/components/library/usage-section";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { libraryStatusLabels, tracksText } from "@/lib/modules/library/labels";
import { fullRequisites } from "@/lib/modules/library/rules";
import type { LibraryDetails, LibraryEdition, LibraryFile } from "@/lib/modules/library/types";
import { LIBRARY_PATH } from "./library-portal";

/** A document: requisites as they are known, files, editions, and where it is used. */
export function LibraryItemPage({ item }: { item: LibraryDetails }) {
  const { title, newest, files } = item;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Библиотека", href: LIBRARY_PATH }, { label: "Документ" }]} />
        }
        title={title}
        state={<StatusBadge item={item} />}
        actions={
          item.can.edit && item.organisation ? (
            <ItemActions item={item} organisation={item.organisation} />
          ) : null
        }
      />
      <div className="space-y-5">
        {newest ? (
          <Notice tone="warning" heading="Документ заменён новой редакцией">
            Пользуйтесь новой: <EditionLink edition={newest} />.
          </Notice>
        ) : null}
        <Section title="Реквизиты">
          <KeyValues items={factsOf(item)} />
        </Section>
        <Section
          title="Файлы"
          description="По словам ищется текст файлов DOCX и TXT. Текст файлов PDF, таблиц и картинок не ищется."
        >
          {files.length === 0 ? (
            <p className="text-muted">
              {item.url
                ? "Файл не приложен. Документ опубликован по адресу, указанному в реквизитах."
                : "Файл не приложен."}
            </p>
          ) : (
            <FileList files={files} noteOf={(file) => TEXT_NOTES[textOf(files, file.id)]} />
          )}
        </Section>
        <UsageSection usage={item.usage} />
      </div>
    </>
  );
}

const TEXT_NOTES: Record<LibraryFile["text"], string> = {
  read: "текст ищется",
  empty: "текста в файле нет",
  unreadable: "текст прочитать не удалось",
  waiting: "текст готовится к поиску",
  "not-read": "текст не ищется",
};

function textOf(files: readonly LibraryFile[], id: string): LibraryFile["text"] {
  return files.find((file) => file.id === id)?.text ?? "not-read";
}

function factsOf(item: LibraryDetails) {
  const { kind, requisitesOf, number, date, issuer, author, tracks, status, note, url, earlier } = item;
  return [
    { label: "Вид", value: capital(kind) },
    ...(requisitesOf ? [{ label: "Чем разослан", value: capital(requisitesOf) }] : []),
    { label: "Дата", value: date ? formatDate(date) : "не указана" },
    { label: "Номер", value: number ?? "не указан" },
    { label: "Кто издал", value: issuer },
    { label: "Кто составил", value: author },
    { label: "Треки", value: capital(tracksText(tracks)) },
    { label: "Состояние", value: capital(libraryStatusLabels[status]) },
    ...(note ? [{ label: "Примечание", value: note }] : []),
    ...(url
      ? [
          {
            label: "Где опубликован",
            value: (
              <a href={url} rel="noreferrer" className="link break-words">
                {url}
              </a>
            ),
          },
        ]
      : []),
    ...(earlier.length > 0
      ? [
          {
            label: "Заменил",
            value: (
              <ul className="space-y-1">
                {earlier.map((edition) => (
                  <li key={edition.id}>
                    <EditionLink edition={edition} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ];
}

function EditionLink({ edition }: { edition: LibraryEdition }) {
  return (
    <>
      <Link href={`${LIBRARY_PATH}/${edition.id}`} prefetch={false} className="link">
        {edition.title}
      </Link>{" "}
      ({fullRequisites(edition)})
    </>
  );
}
