import { RuleWords } from "@/components/methodologies/rule-words";
import { VersionActions } from "@/components/methodologies/version-actions";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import { OPEN_QUESTIONS } from "@/lib/modules/methodologies/labels";
import { ruleProblems } from "@/lib/modules/methodologies/validation/rules";
import { SCOPE_LABELS, STATUS_LABELS } from "@/lib/modules/methodologies/versions/labels";
import { listTitle } from "@/lib/modules/school-lists/labels";
import type { MethodologyDetails, VersionDetails } from "@/lib/modules/methodologies/versions/types";

interface MethodologyPageProps {
  methodology: MethodologyDetails;
  organisation: string;
  timeZone: string;
}

/** One methodology: its versions with their rules in words, and how open questions are decided. */
export function MethodologyPage({ methodology, organisation, timeZone }: MethodologyPageProps) {
  const { code, title, scope, versions, indicators, can } = methodology;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Методики", href: "/region/methodologies" }, { label: title }]} />
        }
        title={title}
        subtitle={`Вид: ${SCOPE_LABELS[scope]}.`}
        actions={
          can.edit ? (
            <>
              <LinkButton href={`/region/methodologies/${code}/sandbox`}>Песочница</LinkButton>
              <LinkButton href="/region/runs" variant="primary">
                Расчёты
              </LinkButton>
            </>
          ) : null
        }
      />
      {scope === "federal" ? (
        <Notice className="mb-5">
          Федеральный перечень составляет ФИОКО и присылает письмом. По этой методике портал делает только
          предварительный расчёт.
        </Notice>
      ) : null}
      <div className="space-y-5">
        {versions.map((version) => (
          <VersionSection
            key={version.id}
            {...{ version, code, organisation, timeZone, indicators, edits: can.edit }}
          />
        ))}
        <Section title="Как решается то, чего методика не говорит">
          <dl className="max-w-prose space-y-2">
            {OPEN_QUESTIONS.map(({ question, answer }) => (
              <div key={question}>
                <dt className="font-medium">{question}</dt>
                <dd className="text-ink-2">{answer}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </div>
    </>
  );
}

interface VersionSectionProps extends Pick<MethodologyPageProps, "organisation" | "timeZone"> {
  version: VersionDetails;
  code: string;
  indicators: MethodologyDetails["indicators"];
  edits: boolean;
}

function VersionSection({ version, code, organisation, timeZone, indicators, edits }: VersionSectionProps) {
  const lists = version.lists.map(listTitle);
  return (
    <Section
      title={`Версия «${version.label}»`}
      description={`Изменена ${formatInstant(version.updatedAt, timeZone)}${version.createdByName ? `, создал: ${version.createdByName}` : ""}`}
      actions={
        edits ? (
          <>
            {version.can.edit ? (
              <LinkButton href={`/region/methodologies/${code}/edit?version=${version.id}`}>
                Править
              </LinkButton>
            ) : null}
            <VersionActions {...{ organisation, code, version }} />
          </>
        ) : null
      }
    >
      <div className="space-y-3">
        <p className="flex flex-wrap gap-2">
          <Badge tone={version.status === "approved" ? "success" : "warning"}>
            {STATUS_LABELS[version.status]}
          </Badge>
          {version.frozenAt === null ? null : <Badge>заморожена</Badge>}
        </p>
        {version.basis ? <p>Документ: {version.basis}</p> : null}
        {version.frozenAt === null ? null : (
          <p>
            На версию опирается опубликованный перечень
            {lists.length > 0 ? `: ${lists.join("; ")}` : ""}. Она не меняется с{" "}
            {formatInstant(version.frozenAt, timeZone)}.
          </p>
        )}
        {version.note ? <p className="max-w-prose text-ink-2">{version.note}</p> : null}
        <RuleWords rule={version.rule} indicators={indicators} problems={ruleProblems(version.rule)} />
      </div>
    </Section>
  );
}
