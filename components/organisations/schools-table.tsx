import Link from "next/link";

import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { keepTogether } from "@/lib/core/format/words";
import { formatDate } from "@/lib/core/format/dates";
import type { SchoolRow } from "@/lib/modules/organisations/types";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

/** Schools of an authority with the lists they stand on. */
export function SchoolsTable({ schools }: { schools: readonly SchoolRow[] }) {
  return (
    <Table label="Школы" density="compact" sticky="page">
      <thead>
        <tr>
          <HeadCell>Школа</HeadCell>
          <HeadCell>Перечни</HeadCell>
          <HeadCell numeric>Открытые дефициты</HeadCell>
        </tr>
      </thead>
      <tbody>
        {schools.map((school) => (
          <tr key={school.id}>
            <RowHead>
              <Link href={`/schools/${school.code}`} prefetch={false} className="link">
                {keepTogether(school.shortName)}
              </Link>
              <span className="block text-xs font-normal text-muted">
                {school.closedOn ? `закрыта ${formatDate(school.closedOn)}` : school.name}
              </span>
            </RowHead>
            <Cell label="Перечни">
              {school.lists.length === 0 ? (
                <span className="text-muted">не входит</span>
              ) : (
                <span className="flex flex-wrap gap-1">
                  {yearsByKind(school).map(({ kind, years }) => (
                    <Badge key={kind} tone={kind === "federal" ? "danger" : "warning"}>
                      {listKindLabels[kind]}: {years.join(", ")}
                    </Badge>
                  ))}
                </span>
              )}
            </Cell>
            <Cell numeric label="Открытые дефициты">
              {school.openDeficits}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** «федеральный перечень: 2026, 2025»: one mark a list, newest year first. */
function yearsByKind({ lists }: SchoolRow) {
  return [...new Set(lists.map(({ kind }) => kind))].map((kind) => ({
    kind,
    years: lists.filter((list) => list.kind === kind).map(({ listYear }) => listYear),
  }));
}
