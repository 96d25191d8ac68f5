import { Download } from "lucide-react";
import Link from "next/link";

import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import type { ImportFate } from "@/lib/core/db/enums";
import { formatInstant } from "@/lib/core/format/dates";
import { small } from "@/lib/core/format/words";
import { importFateLabels, importKindLabels, importStateLabels } from "@/lib/modules/imports/labels";
import { isRunning, missingColumns, NO_COUNTS } from "@/lib/modules/imports/rules";
import type { ImportDetails, ImportRowsPage } from "@/lib/modules/imports/types";
import { ImportActions } from "./import-actions";
import { importedHref, importHref, importTones } from "./import-portal";
import { ImportProgressLine } from "./import-progress-line";
import { ImportRowsTable } from "./import-rows-table";
import { MappingForm } from "./mapping-form";

interface ImportPageProps {
  found: ImportDetails;
  fate: ImportFate;
  after: number | undefined;
  page: ImportRowsPage;
  timeZone: string;
  viewerId: string;
}

/** One spreadsheet: how far it has come, what was understood, what is still to decide. */
export function ImportPage({ found, fate, after, page, timeZone, viewerId }: ImportPageProps) {
  const { id, state, counts, table } = found;
  const waits = state === "ready" && found.can.run;
  const missing = table ? missingColumns(table, found.mapping) : [];
  const shown = { ...NO_COUNTS, ...counts };
  // A decision on a row leaves what is being chosen of the columns; other columns begin it anew.
  const mappingKey = JSON.stringify(found.mapping);
  const fates = (Object.keys(importFateLabels) as ImportFate[]).filter(
    (one) => shown[one] > 0 || one === fate,
  );
  return (
    <>
      <Breadcrumbs items={[{ label: "Загрузки", href: "/region/imports" }, { label: found.fileName }]} />
      <PageHeader
        title={`Загрузка: ${small(importKindLabels[found.kind])}`}
        subtitle={`Файл «${found.fileName}», ${formatInstant(found.createdAt, timeZone)}, ${found.createdByName}`}
        state={<Badge tone={importTones[state]}>{importStateLabels[state]}</Badge>}
        actions={
          <LinkButton href={`/api/files/${found.fileId}`} plain>
            <Download aria-hidden="true" className="size-4.5" />
            Скачать файл
          </LinkButton>
        }
      />
      <div className="space-y-5">
        {isRunning(state) ? (
          <ImportProgressLine progress={found} viewerId={viewerId} canRun={found.can.run} />
        ) : null}
        {found.failure ? (
          <Notice tone="danger" heading={state === "failed" ? "Файл не принят" : "Ничего не записано"}>
            <p>{found.failure}</p>
          </Notice>
        ) : null}
        {state === "applied" ? (
          <Notice tone="success" heading="Записано">
            <p>
              Новых {String(shown.added)}, изменено {String(shown.changed)}, без изменений{" "}
              {String(shown.unchanged)}.
            </p>
            <p className="mt-2" data-print="hide">
              <Link href={importedHref(found.kind, found.options)} prefetch={false} className="link">
                Посмотреть, что получилось
              </Link>
            </p>
          </Notice>
        ) : null}
        {missing.length > 0 && state === "ready" ? (
          <Notice tone="warning" heading="Не все столбцы найдены">
            <p>
              Укажите, где в файле {missing.map((title) => `«${title}»`).join(", ")}, и прочитайте его ещё
              раз.
            </p>
          </Notice>
        ) : null}
        {table && !isRunning(state) && state !== "cancelled"
          ? table.notes.map((note) => (
              <Notice key={note}>
                <p>{note}</p>
              </Notice>
            ))
          : null}
        {waits && missing.length > 0 ? <MappingForm key={mappingKey} {...{ found, viewerId }} /> : null}
        {counts && missing.length === 0 && !isRunning(state) && state !== "cancelled" ? (
          <div>
            <TabLinks
              label="Строки файла"
              items={fates.map((one) => ({
                href: importHref(id, one),
                label: importFateLabels[one],
                count: shown[one],
                current: one === fate,
              }))}
            />
            {page.rows.length === 0 ? (
              <EmptyState title="Таких строк нет" />
            ) : (
              <ImportRowsTable
                id={id}
                fate={fate}
                rows={page.rows}
                applied={state === "applied"}
                viewerId={waits ? viewerId : null}
              />
            )}
            <Pages {...{ id, fate, after, next: page.next }} />
          </div>
        ) : null}
        {waits ? <ImportActions {...{ found, missing, viewerId }} /> : null}
        {waits && missing.length === 0 ? <MappingForm key={mappingKey} {...{ found, viewerId }} /> : null}
      </div>
    </>
  );
}

interface PagesProps {
  id: string;
  fate: ImportFate;
  after: number | undefined;
  next: number | null;
}

function Pages({ id, fate, after, next }: PagesProps) {
  if (after === undefined && next === null) return null;
  return (
    <nav aria-label="Страницы" data-print="hide" className="mt-4 flex flex-wrap gap-2">
      {after === undefined ? null : <LinkButton href={importHref(id, fate)}>В начало</LinkButton>}
      {next === null ? null : <LinkButton href={importHref(id, fate, next)}>Следующие</LinkButton>}
    </nav>
  );
}
