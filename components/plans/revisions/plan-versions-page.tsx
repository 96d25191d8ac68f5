import Link from "next/link";

import { PlanStateBadge } from "@/components/plans/plan-state-badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/core/format/dates";
import { editionTitle } from "@/lib/modules/plans/labels";
import { changesHref, orderText, versionHref, wordHref } from "@/lib/modules/plans/revisions/labels";
import { wasApproved } from "@/lib/modules/plans/revisions/rules";
import type { PlanVersionRow, PlanVersions } from "@/lib/modules/plans/revisions/types";

/** All texts of the plan of a year, newest first, each to be read, compared and printed. */
export function PlanVersionsPage({ plan }: { plan: PlanVersions }) {
  const { year, municipality, versions } = plan;
  const home = `/municipalities/${municipality.code}/plans`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: municipality.name, href: `/municipalities/${municipality.code}` },
          { label: "Планы", href: home },
          { label: `${String(year)} год`, href: `${home}/${String(year)}` },
          { label: "Редакции" },
        ]}
      />
      <PageHeader
        title={`Редакции плана на ${String(year)} год`}
        subtitle={`${municipality.name}. Всё, что было утверждено, хранится без изменений: любую редакцию можно открыть и распечатать.`}
      />
      <Table label="Редакции плана">
        <thead>
          <tr>
            <HeadCell>Редакция</HeadCell>
            <HeadCell>Состояние</HeadCell>
            <HeadCell>Приказ</HeadCell>
            <HeadCell>Почему изменён план</HeadCell>
            <HeadCell numeric>Мероприятий</HeadCell>
            <HeadCell>
              <span className="sr-only">Открыть</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <VersionRow
              key={version.number}
              version={version}
              plan={plan}
              revises={versions.some(({ number, state }) => number < version.number && wasApproved(state))}
            />
          ))}
        </tbody>
      </Table>
    </>
  );
}

interface RowProps {
  version: PlanVersionRow;
  plan: PlanVersions;
  /** Is there an approved text before it to be compared with? */
  revises: boolean;
}

function VersionRow({ version, plan: { year, municipality, timeZone }, revises }: RowProps) {
  const { number, state } = version;
  const { code } = municipality;
  const name = editionTitle(number);
  return (
    <tr>
      <RowHead>
        <Link href={versionHref(code, year, version)} prefetch={false} className="link whitespace-nowrap">
          {name}
        </Link>
      </RowHead>
      <Cell label="Состояние">
        <PlanStateBadge state={state} />
        {state === "approved" || state === "closed" ? (
          <span className="block text-xs text-ink-2">действует</span>
        ) : null}
        {version.droppedAt && version.droppedBy ? (
          <span className="block text-xs text-ink-2">
            {formatInstant(version.droppedAt, timeZone)}, {version.droppedBy}
          </span>
        ) : null}
      </Cell>
      <Cell label="Приказ">
        {orderText(version) || "—"}
        {version.approvedBy ? <span className="block text-xs text-ink-2">{version.approvedBy}</span> : null}
      </Cell>
      <Cell label="Почему изменён план" className="whitespace-pre-line">
        {version.revisionReason ?? "первая редакция"}
      </Cell>
      <Cell label="Мероприятий" numeric>
        {version.measureCount}
      </Cell>
      <Cell>
        <span data-print="hide" className="flex flex-wrap gap-x-4 gap-y-1">
          {revises ? (
            <Link href={changesHref(code, year, number)} prefetch={false} className="link">
              Изменения<span className="sr-only"> редакции {number}</span>
            </Link>
          ) : null}
          <a href={wordHref(code, year, number)} className="link">
            Word<span className="sr-only"> редакции {number}</span>
          </a>
        </span>
      </Cell>
    </tr>
  );
}
