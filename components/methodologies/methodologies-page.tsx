import Link from "next/link";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SCOPE_LABELS, STATUS_LABELS } from "@/lib/modules/methodologies/versions/labels";
import type { MethodologyRow } from "@/lib/modules/methodologies/versions/types";

/** The region's methodologies with the state of their newest version. */
export function MethodologiesPage({ rows }: { rows: readonly MethodologyRow[] }) {
  return (
    <>
      <PageHeader
        title="Методики выявления"
        subtitle="Правила, по которым школы попадают в перечни. Федеральный перечень присылают письмом: портал считает его только предварительно."
        actions={<LinkButton href="/region/runs">Расчёты</LinkButton>}
      />
      <Table label="Методики">
        <thead>
          <tr>
            <HeadCell>Методика</HeadCell>
            <HeadCell>Вид</HeadCell>
            <HeadCell>Последняя версия</HeadCell>
            <HeadCell>Состояние</HeadCell>
            <HeadCell numeric>Версий</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, title, scope, newest, versionCount }) => (
            <tr key={code}>
              <RowHead>
                <Link href={`/region/methodologies/${code}`} prefetch={false} className="link">
                  {title}
                </Link>
              </RowHead>
              <Cell label="Вид">{SCOPE_LABELS[scope]}</Cell>
              <Cell label="Последняя версия">{newest?.label ?? "—"}</Cell>
              <Cell label="Состояние">
                {newest ? (
                  <Badge tone={newest.status === "approved" ? "success" : "warning"}>
                    {STATUS_LABELS[newest.status]}
                  </Badge>
                ) : (
                  "—"
                )}
              </Cell>
              <Cell numeric label="Версий">
                {versionCount}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
