import Link from "next/link";

import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { keepTogether } from "@/lib/core/format/words";
import { transitionText } from "@/lib/modules/school-lists/labels";
import type { SchoolTransition, TransitionCategory } from "@/lib/modules/school-lists/types";

interface LedgerTableProps {
  label: string;
  transitions: readonly SchoolTransition[];
  /** Loaded list years, oldest first. */
  years: readonly number[];
  codes: Readonly<Record<string, string>>;
}

const TONES: Record<TransitionCategory, Tone> = {
  entered_first: "warning",
  entered_unknown: "warning",
  stayed: "warning",
  left: "success",
  returned: "danger",
  former: "neutral",
  never: "neutral",
  removed: "neutral",
};

/** Memberships of schools year by year and what became of each between the two years compared. */
export function LedgerTable({ label, transitions, years, codes }: LedgerTableProps) {
  return (
    <Table label={label} density="compact">
      <thead>
        <tr>
          <HeadCell>Школа</HeadCell>
          {years.map((year) => (
            <HeadCell key={year}>{year}</HeadCell>
          ))}
          <HeadCell>Что изменилось</HeadCell>
        </tr>
      </thead>
      <tbody>
        {transitions.map((row) => (
          <tr key={row.schoolId}>
            <RowHead>
              <SchoolLink code={codes[row.schoolId]} name={row.name} />
            </RowHead>
            {years.map((year) => (
              <Cell key={year} label={String(year)}>
                {membershipText(row, year)}
              </Cell>
            ))}
            <Cell label="Что изменилось">
              <Badge tone={TONES[row.category]}>{transitionText(row)}</Badge>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function SchoolLink({ code, name }: { code: string | undefined; name: string }) {
  if (code === undefined) return name;
  return (
    <Link href={`/schools/${code}/lists`} prefetch={false} className="link">
      {keepTogether(name)}
    </Link>
  );
}

function membershipText({ years, inheritedYears }: SchoolTransition, year: number): string {
  if (years.includes(year)) return "входит";
  return inheritedYears.includes(year) ? "предшественник" : "—";
}
