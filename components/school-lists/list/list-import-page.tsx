import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { capital } from "@/lib/core/format/words";
import { listHref, listTitle } from "@/lib/modules/school-lists/labels";
import type { ListChoices, ListDetails } from "@/lib/modules/school-lists/versions/types";
import { StartListImport } from "./start-list-import";

interface ListImportPageProps {
  list: ListDetails;
  choices: ListChoices | null;
  viewerId: string;
}

/** Where a list that came with a letter is loaded from its spreadsheet into a version being made. */
export function ListImportPage({ list, choices, viewerId }: ListImportPageProps) {
  const href = listHref(list);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Перечни", href: `/region/lists?year=${String(list.listYear)}` },
              { label: capital(listTitle(list)), href },
              { label: "Загрузка из таблицы" },
            ]}
          />
        }
        title="Загрузить перечень из таблицы"
        subtitle={`${capital(listTitle(list))}. Портал прочитает файл и покажет, какие школы он добавит. Ничего не запишется, пока вы не подтвердите.`}
      />
      {list.whyNotEdit ? (
        <Notice tone="warning" heading="В эту версию загрузить нельзя">
          <p>{list.whyNotEdit}</p>
          <p className="mt-3">
            <LinkButton href={href}>Открыть перечень</LinkButton>
          </p>
        </Notice>
      ) : (
        <StartListImport list={list} letters={choices?.letters ?? []} viewerId={viewerId} />
      )}
    </>
  );
}
