import { CatalogueTable } from "@/components/catalogue/catalogue-table";
import { CatalogueEditorForm } from "@/components/catalogue/catalogue-editor-form";
import { DraftCatalogueButton } from "@/components/catalogue/draft-catalogue-button";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/core/format/dates";
import type { CataloguePage as CataloguePageData } from "@/lib/modules/catalogue/types";

interface CataloguePageProps {
  catalogue: CataloguePageData;
  organisation: string;
  timeZone: string;
  viewer: { id: string; email: string };
}

/** ИМАЦ's catalogue of sample measures: the version in force, and the draft for those who edit it. */
export function CataloguePage({ catalogue, organisation, timeZone, viewer }: CataloguePageProps) {
  const { published, draft, tracks, can } = catalogue;
  return (
    <>
      <PageHeader
        title="Каталог мероприятий"
        subtitle="Примерные мероприятия, из которых муниципалитеты составляют планы. Опубликованная версия не меняется: правки идут в новую."
        actions={can.draft ? <DraftCatalogueButton organisation={organisation} /> : null}
      />
      {draft && can.edit ? (
        <CatalogueEditorForm key={draft.id} {...{ draft, tracks, organisation, viewer }} />
      ) : null}
      {published ? (
        <section aria-label={`Действующая версия ${String(published.number)}`} className="mt-6 space-y-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="text-xl">Версия {published.number}</h2>
            <Badge tone="success">действует</Badge>
            {published.label ? <Badge tone="warning">{published.label}</Badge> : null}
            {published.publishedAt ? (
              <span className="text-sm text-muted">
                опубликована {formatInstant(published.publishedAt, timeZone)}
              </span>
            ) : null}
          </div>
          {tracks.map((track) => (
            <CatalogueTable
              key={track.number}
              track={track}
              entries={published.entries.filter((entry) => entry.trackNumber === track.number)}
            />
          ))}
        </section>
      ) : draft ? null : (
        <EmptyState title="Каталог ещё не опубликован">
          Муниципалитеты пока составляют планы из прошлогодних или с пустого листа.
        </EmptyState>
      )}
    </>
  );
}
