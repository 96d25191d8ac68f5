import { PrintButton } from "@/components/ui/print-button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatInteger } from "@/lib/core/format/words";
import { editionTitle } from "@/lib/modules/plans/labels";
import { isEmptyDiff } from "@/lib/modules/plans/revisions/diff/rules";
import type { ListChange, PlanChanges } from "@/lib/modules/plans/revisions/diff/types";
import { orderText, versionHref } from "@/lib/modules/plans/revisions/labels";
import { IndicatorChanges, MeasureChanges } from "./changed-lines";
import { FieldChanges } from "./field-changes";

/** What a revision changes in the text it revises: only what reads otherwise, by the tracks of the plan. */
export function PlanChangesPage({ changes }: { changes: PlanChanges }) {
  const { year, municipality, version, base, diff, tracks, revisionReason } = changes;
  const home = `/municipalities/${municipality.code}/plans`;
  const name = editionTitle(version.number);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: municipality.name, href: `/municipalities/${municipality.code}` },
          { label: "Планы", href: home },
          { label: `${String(year)} год`, href: `${home}/${String(year)}` },
          { label: "Редакции", href: `${home}/${String(year)}/versions` },
          { label: `Изменения редакции ${String(version.number)}` },
        ]}
      />
      <PageHeader
        title={`${name}: что изменено в плане на ${String(year)} год`}
        subtitle={municipality.authorityName}
        actions={
          <>
            <LinkButton href={versionHref(municipality.code, year, version)}>
              Открыть редакцию {version.number}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      {base ? (
        <div className="mb-5 max-w-prose space-y-1 text-ink-2">
          <p>
            Сравнивается с редакцией {base.number}
            {orderText(base) ? ` (${orderText(base)})` : ""}.
            {orderText(version) ? ` Редакция ${String(version.number)}: ${orderText(version)}.` : ""}
          </p>
          {revisionReason ? (
            <p className="whitespace-pre-line">Почему меняется план: {revisionReason}</p>
          ) : null}
        </div>
      ) : null}
      {base === null ? (
        <EmptyState title="Это первая редакция плана">
          Сравнивать её не с чем: изменения показываются у следующих редакций.
        </EmptyState>
      ) : isEmptyDiff(diff) ? (
        <EmptyState title="Изменений нет">
          Текст совпадает с редакцией {base.number}. Здесь появится то, что будет изменено.
        </EmptyState>
      ) : (
        <div className="space-y-5">
          <Totals {...diff.counts} />
          {diff.lists.length > 0 ? <Lists changes={diff.lists} /> : null}
          {diff.texts.length > 0 ? (
            <Section title="Обоснование, цели, контроль">
              <FieldChanges changes={diff.texts} />
            </Section>
          ) : null}
          {diff.indicators.length > 0 ? (
            <Section title="Показатели">
              <IndicatorChanges changes={diff.indicators} />
            </Section>
          ) : null}
          {diff.tracks.map(({ number, changes: lines }) => (
            <Section key={number} title={trackTitle(number, tracks)}>
              <MeasureChanges changes={lines} />
            </Section>
          ))}
        </div>
      )}
    </>
  );
}

function trackTitle(number: number, tracks: PlanChanges["tracks"]): string {
  const title = tracks.find((track) => track.number === number)?.title ?? "";
  return number === 0 ? `Раздел 0. ${title}` : `Трек ${String(number)}. ${title}`;
}

function Totals({ added, removed, changed, moved }: PlanChanges["diff"]["counts"]) {
  const parts = [
    [added, "добавлено"],
    [changed, "изменено"],
    [moved, "переставлено"],
    [removed, "исключено"],
  ] as const;
  const named = parts.filter(([count]) => count > 0);
  return (
    <p className="font-medium">
      {named.length === 0
        ? "Мероприятия не изменились."
        : `Мероприятия: ${named.map(([count, word]) => `${word} ${formatInteger(count)}`).join(", ")}.`}
    </p>
  );
}

function Lists({ changes }: { changes: readonly ListChange[] }) {
  return (
    <Section title="Перечни, на которых стоит план">
      <ul className="space-y-1">
        {changes.map(({ key, before, after }) => (
          <li key={key}>
            {before ? <del className="text-danger">{before}</del> : null}
            {before && after ? " → " : null}
            {after ? <ins className="text-success">{after}</ins> : <span> (больше не учитывается)</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
