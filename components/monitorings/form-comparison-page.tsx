import { VersionChoice } from "@/components/monitorings/version-choice";
import { FieldChanges } from "@/components/plans/revisions/field-changes";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { Tone } from "@/components/ui/tone";
import { plural } from "@/lib/core/format/words";
import type { FormComparisonDetails, PartChange } from "@/lib/modules/monitorings/comparison/types";
import { PART_KINDS, type PartKind } from "@/lib/modules/monitorings/editing/types";

const PARTS: Record<PartKind, string> = {
  section: "Разделы",
  question: "Вопросы",
  check: "Проверки",
  fact: "Сведения портала",
};

const KINDS: Record<PartChange["kind"], { tone: Tone; text: string }> = {
  added: { tone: "success", text: "добавлено" },
  removed: { tone: "danger", text: "исключено" },
  changed: { tone: "info", text: "изменено" },
};

/** Two versions of a form: only what reads otherwise, and which answers of both stand in one line. */
export function FormComparisonPage({ comparison }: { comparison: FormComparisonDetails }) {
  const { code, title, from, to, numbers, changes, kept, comparable } = comparison;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Мониторинги", href: "/region/monitorings" },
              {
                label: `${code}, версия ${String(to)}`,
                href: `/region/monitorings/${code}/${String(to)}`,
              },
              { label: "Сравнение" },
            ]}
          />
        }
        title={`${code}: что изменилось с версии ${String(from)} к версии ${String(to)}`}
        subtitle={title}
      />
      <VersionChoice {...{ code, from, to, numbers }} />
      <p className="mb-5 max-w-prose">
        В обеих версиях {plural(kept, "вопрос", "вопроса", "вопросов")}. По годам сравнимы ответы{" "}
        {comparable === kept
          ? "на все: прежними остались название, вид ответа, единица, варианты и расчёт."
          : `на ${String(comparable)} из них: у этих вопросов прежними остались название, вид ответа, единица, варианты и расчёт. Ответы на остальные одной линией не показываются.`}
      </p>
      {changes.length === 0 ? (
        <EmptyState title="Различий нет">Обе версии спрашивают одно и то же.</EmptyState>
      ) : (
        <div className="space-y-5">
          {PART_KINDS.map((part) => {
            const own = changes.filter((change) => change.part === part);
            return own.length === 0 ? null : (
              <Section key={part} title={PARTS[part]}>
                <ul className="divide-y divide-line">
                  {own.map((change) => (
                    <PartLine key={`${change.kind}/${change.code}`} change={change} />
                  ))}
                </ul>
              </Section>
            );
          })}
        </div>
      )}
    </>
  );
}

function PartLine({ change }: { change: PartChange }) {
  const { kind, code, title, moved, fields, comparable } = change;
  const changes = moved ? [moved, ...fields] : fields;
  return (
    <li className="space-y-2 py-3 first:pt-0 last:pb-0">
      <h3 className="flex max-w-[75ch] flex-wrap items-baseline gap-x-2 gap-y-1 text-base font-semibold">
        <Badge tone={KINDS[kind].tone}>{KINDS[kind].text}</Badge>
        {comparable === false ? <Badge tone="warning">по годам не сравнивается</Badge> : null}
        <span className="min-w-0">{title}</span>
        <code className="text-sm font-normal text-muted">{code}</code>
      </h3>
      {changes.length > 0 ? <FieldChanges changes={changes} /> : null}
    </li>
  );
}
