import { RunAuthorities } from "@/components/methodologies/run-authorities";
import { RunProgress } from "@/components/methodologies/run-progress";
import { RUN_STATE_LABELS, runTitle } from "@/components/methodologies/run-words";
import { SnapshotCheck } from "@/components/methodologies/snapshot-check";
import { VerdictTable } from "@/components/methodologies/verdict-table";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Figure, FigureRow } from "@/components/ui/figure";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import { OUTCOME_LABELS } from "@/lib/modules/methodologies/labels";
import { possibleOutcomes } from "@/lib/modules/methodologies/verdicts/rules";
import type { RunDetails, VerdictFilter, VerdictPage } from "@/lib/modules/methodologies/verdicts/types";
import { ruleWords } from "@/lib/modules/methodologies/words/rules";
import { listTitle } from "@/lib/modules/school-lists/labels";

interface RunPageProps {
  run: RunDetails;
  /** Of a finished run. */
  verdicts: VerdictPage | null;
  filter: VerdictFilter;
  titles: Record<string, string>;
  organisation: string;
  timeZone: string;
}

/** One run: its progress, then its verdicts with filters, its authorities and its snapshot. */
export function RunPage({ run, verdicts, filter, titles, organisation, timeZone }: RunPageProps) {
  const open = run.state === "queued" || run.state === "running";
  const outcomes = possibleOutcomes(run.rule);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Методики", href: "/region/methodologies" },
              { label: "Расчёты", href: "/region/runs" },
              { label: run.methodology.label },
            ]}
          />
        }
        title={runTitle(run)}
        state={
          run.methodology.scope === "federal" ? (
            <Badge tone="warning">предварительный расчёт</Badge>
          ) : (
            <Badge tone={run.state === "failed" ? "danger" : "neutral"}>{RUN_STATE_LABELS[run.state]}</Badge>
          )
        }
        subtitle={`Начат ${formatInstant(run.createdAt, timeZone)}, ${run.createdByName}.`}
      />
      <div className="space-y-5">
        {open ? (
          <RunProgress organisation={organisation} id={run.id} start={run} canCancel={run.can.cancel} />
        ) : null}
        {run.state === "failed" ? (
          <Notice tone="danger" heading="Расчёт не удался">
            {run.failure}
          </Notice>
        ) : null}
        {run.state === "cancelled" ? <Notice>Расчёт отменён, решений от него не осталось.</Notice> : null}
        {run.outcomes ? (
          <FigureRow>
            {outcomes.map((outcome) => (
              <Figure key={outcome} label={OUTCOME_LABELS[outcome]} value={run.outcomes?.[outcome] ?? 0} />
            ))}
          </FigureRow>
        ) : null}
        {verdicts ? <VerdictTable {...{ run, verdicts, filter, outcomes, titles }} /> : null}
        {run.counts ? <RunAuthorities run={run} counts={run.counts} outcomes={outcomes} /> : null}
        <Section title="По какому правилу">
          <div className="max-w-prose space-y-1">
            {ruleWords(run.rule, titles).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <KeyValues
            items={[
              ...(run.basis ? [{ label: "Опирается на", value: listTitle(run.basis) }] : []),
              ...(run.notHeld.length > 0
                ? [
                    {
                      label: "Не проводились",
                      value: run.notHeld
                        .map(({ code, back }) => `${titles[code] ?? code}, ${String(run.year - back)} год`)
                        .join("; "),
                    },
                  ]
                : []),
              ...(run.checksum
                ? [
                    {
                      label: "Контрольная сумма",
                      value: <code className="text-xs break-all">{run.checksum}</code>,
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        {run.state === "done" ? (
          <Section
            title="Снимок"
            className="print:hidden"
            description="Данные, правило и решения хранятся вместе с расчётом. Пересчёт по снимку через годы даёт то же."
          >
            <SnapshotCheck organisation={organisation} id={run.id} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
