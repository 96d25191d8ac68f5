import { OutcomeBadge } from "@/components/methodologies/outcome-badge";
import { runTitle } from "@/components/methodologies/run-words";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { STATUS_LABELS } from "@/lib/modules/methodologies/versions/labels";
import type { VerdictDetails } from "@/lib/modules/methodologies/verdicts/types";

/** Why a school has its verdict: for the director as for the analyst. */
export function VerdictPage({ verdict, crumbs }: { verdict: VerdictDetails; crumbs: readonly Crumb[] }) {
  const { school, run, outcome, text, rule, mismatch } = verdict;
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[...crumbs, { label: "Решение по школе" }]} />}
        title={school.name}
        state={<OutcomeBadge outcome={outcome} />}
        subtitle={runTitle(run)}
      />
      <div className="space-y-5">
        <Section title="Решение">
          <div className="max-w-prose space-y-2">
            <p className="font-medium">{text.conclusion}</p>
            {text.reasons.map((reason) => (
              <p key={reason}>{reason}</p>
            ))}
          </div>
          {mismatch ? (
            <Notice tone="warning" className="mt-3">
              По одной процедуре низкие все показатели, а в другой ни одного участника ниже минимума нет:
              такое расхождение стоит проверить. На решение оно не влияет.
            </Notice>
          ) : null}
        </Section>
        {text.years.map(({ year, lines }) => (
          <Section key={year} title={`Результаты ${String(year)} года`}>
            <ul className="space-y-1">
              {lines.map((line) => (
                <li key={line.code} className={line.standing === "low" ? "font-medium" : undefined}>
                  {line.text}
                </li>
              ))}
            </ul>
          </Section>
        ))}
        <Section title="Правило словами">
          <div className="max-w-prose space-y-1">
            <p>
              <Badge tone={run.methodology.status === "approved" ? "success" : "warning"}>
                {STATUS_LABELS[run.methodology.status]}
              </Badge>
            </p>
            {rule.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </Section>
      </div>
    </>
  );
}
