import Link from "next/link";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Section } from "@/components/ui/section";
import { OUTCOME_LABELS } from "@/lib/modules/methodologies/labels";
import type { Outcome } from "@/lib/modules/methodologies/types";
import type { RunCounts, RunDetails } from "@/lib/modules/methodologies/verdicts/types";

interface RunAuthoritiesProps {
  run: RunDetails;
  counts: RunCounts;
  outcomes: readonly Outcome[];
}

/** How many schools of each authority have which outcome. */
export function RunAuthorities({ run, counts, outcomes }: RunAuthoritiesProps) {
  const places = [...run.municipalities, { id: "direct", name: "Подчинены региону" }].filter(
    ({ id }) => counts.municipalities[id] !== undefined,
  );
  return (
    <Section title="По муниципалитетам" bare>
      <Table label="Решения по муниципалитетам" density="compact">
        <thead>
          <tr>
            <HeadCell>Муниципалитет</HeadCell>
            {outcomes.map((outcome) => (
              <HeadCell key={outcome} numeric>
                {OUTCOME_LABELS[outcome]}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map(({ id, name }) => (
            <tr key={id}>
              <RowHead>
                <Link href={`/region/runs/${run.id}?municipality=${id}`} prefetch={false} className="link">
                  {name}
                </Link>
              </RowHead>
              {outcomes.map((outcome) => (
                <Cell key={outcome} numeric label={OUTCOME_LABELS[outcome]}>
                  {counts.municipalities[id]?.[outcome] ?? 0}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
