import Link from "next/link";

import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { listKindLabels } from "@/lib/modules/school-lists/labels";
import type { SchoolDeficit } from "@/lib/modules/deficits/types";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import type { SchoolResults } from "@/lib/modules/results/types";
import { factText, schoolFactLabels, successionLabels } from "@/lib/modules/schools/labels";
import { changedFacts, worksOn } from "@/lib/modules/schools/rules";
import type { AuthorityName } from "@/lib/modules/organisations/types";
import type { SchoolCard, SchoolFact, SchoolKin } from "@/lib/modules/schools/types";
import { CardActions } from "./card-actions";
import { CardDeficits, CardMeasures, CardResults } from "./card-sections";

interface CardPageProps {
  card: SchoolCard;
  deficits: readonly SchoolDeficit[];
  /** Null for a person who may not read them. */
  results: SchoolResults | null;
  actions: readonly SchoolActionRow[] | null;
  authorities: readonly AuthorityName[];
  viewerId: string;
  timeZone: string;
}

/** The card of a school: every fact with its source and day, what changed and when, kin, lists, results, deficits and measures. */
export function CardPage({
  card,
  deficits,
  results,
  actions,
  authorities,
  viewerId,
  timeZone,
}: CardPageProps) {
  const { current, origins, history, affiliations, predecessors, successors, lists } = card;
  const facts = Object.keys(schoolFactLabels) as SchoolFact[];
  const closed = !worksOn(card, card.today);
  return (
    <>
      <PageHeader
        title={current.facts.shortName}
        subtitle={card.municipality?.shortName ?? "Подчиняется региону напрямую"}
        state={closed ? <Badge tone="neutral">закрыта</Badge> : null}
        actions={
          Object.values(card.can).includes(true) ? <CardActions {...{ card, authorities, viewerId }} /> : null
        }
      />
      <div className="space-y-5">
        {card.closedOn ? (
          <Notice
            heading={
              closed ? `Закрыта с ${formatDate(card.closedOn)}` : `Закроется ${formatDate(card.closedOn)}`
            }
          >
            <p>
              {card.closedReason ?? "Основание не записано."} История перечней сохранена, в планах школа
              больше не нужна.
            </p>
          </Notice>
        ) : null}
        <Section title="Сведения">
          <KeyValues
            items={[
              { label: "Код", value: card.code },
              { label: "Код в федеральных системах", value: card.federalCode ?? <Untold /> },
              ...facts.map((fact) => ({
                label: schoolFactLabels[fact],
                value: (
                  <>
                    <span className="wrap-anywhere">{factText(fact, current.facts) || <Untold />}</span>
                    {factText(fact, current.facts) ? (
                      <span className="block text-xs text-muted">
                        с {formatDate(origins[fact].since)}, {origins[fact].source}
                      </span>
                    ) : null}
                  </>
                ),
              })),
            ]}
          />
        </Section>
        <Section title="Перечни" bare={lists.length > 0}>
          {lists.length === 0 ? (
            <p className="text-ink-2">В опубликованных перечнях школы нет и не было.</p>
          ) : (
            <Table label="Перечни, в которые входит или входила школа" density="compact">
              <thead>
                <tr>
                  <HeadCell numeric>Год</HeadCell>
                  <HeadCell>Перечень</HeadCell>
                  <HeadCell>Основание</HeadCell>
                  <HeadCell>Источник</HeadCell>
                </tr>
              </thead>
              <tbody>
                {lists.map((list) => (
                  <tr key={`${list.kind}${String(list.listYear)}${list.inheritedFrom ?? ""}`}>
                    <Cell numeric label="Год">
                      {list.listYear}
                    </Cell>
                    <RowHead>
                      {listKindLabels[list.kind]}
                      {list.inheritedFrom ? (
                        <span className="block text-xs font-normal text-muted">
                          как {list.inheritedFrom}, правопреемство
                        </span>
                      ) : null}
                    </RowHead>
                    <Cell label="Основание" className="wrap-anywhere">
                      {list.grounds || "—"}
                    </Cell>
                    <Cell label="Источник" className="wrap-anywhere">
                      {list.letters.join("; ") || "—"}
                      {list.number > 1 ? `, версия ${String(list.number)}` : ""}
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Section>
        {results ? <CardResults code={card.code} results={results} timeZone={timeZone} /> : null}
        <CardDeficits deficits={deficits} />
        {actions ? <CardMeasures code={card.code} actions={actions} /> : null}
        {predecessors.length + successors.length > 0 ? (
          <Section title="Реорганизация">
            <ul className="space-y-1.5">
              {predecessors.map((kin) => (
                <li key={`p${kin.onDate}${kin.name}`}>
                  Продолжает школу <Kin kin={kin} />
                </li>
              ))}
              {successors.map((kin) => (
                <li key={`s${kin.onDate}${kin.name}`}>
                  Продолжена школой <Kin kin={kin} />
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {affiliations.length > 1 ? (
          <Section title="Подчинение">
            <ul className="space-y-1">
              {affiliations.map(({ authority, validFrom, validTo }) => (
                <li key={validFrom}>
                  {authority}: с {formatDate(validFrom)}
                  {validTo ? ` до ${formatDate(validTo)}` : ""}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Section title="История сведений">
          {history.length < 2 ? (
            <EmptyState title="Сведения ещё не менялись" />
          ) : (
            <ol className="space-y-3">
              {history.map((row, at) => {
                const before = history[at + 1];
                const changed = before ? changedFacts(before.facts, row.facts) : [];
                return (
                  <li key={row.id}>
                    <p className="font-medium">
                      С {formatDate(row.validFrom)}
                      {row.validTo ? ` до ${formatDate(row.validTo)}` : ""}
                    </p>
                    <p className="text-sm text-muted">
                      {row.source}
                      {row.recordedByName ? `, ${row.recordedByName}` : ""}, записано{" "}
                      {formatInstant(row.recordedAt, timeZone)}
                    </p>
                    {before ? (
                      <ul className="mt-1 list-disc pl-5">
                        {changed.map((fact) => (
                          <li key={fact} className="wrap-anywhere">
                            {schoolFactLabels[fact]}: <del>{factText(fact, before.facts) || "пусто"}</del> →{" "}
                            {factText(fact, row.facts) || "пусто"}
                          </li>
                        ))}
                      </ul>
                    ) : (
                      <p>Первая запись.</p>
                    )}
                  </li>
                );
              })}
            </ol>
          )}
        </Section>
      </div>
    </>
  );
}

function Untold() {
  return <span className="text-muted">не указано</span>;
}

function Kin({ kin: { code, name, kind, onDate, basis } }: { kin: SchoolKin }) {
  return (
    <>
      {code ? (
        <Link href={`/schools/${code}/card`} prefetch={false} className="link">
          {name}
        </Link>
      ) : (
        name
      )}{" "}
      с {formatDate(onDate)}: {successionLabels[kind]}, {basis}
    </>
  );
}
