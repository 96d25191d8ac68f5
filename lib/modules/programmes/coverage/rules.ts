import type { ProgrammeKind } from "@/lib/core/db/enums";
import type {
  AuthorityCoverage,
  KindCoverage,
  SchoolCoverage,
  TrackExecution,
} from "@/lib/modules/programmes/coverage/types";
import { countsAsApproved, TRACK_OF } from "@/lib/modules/programmes/rules";

/**
 * How many of the schools that are to have a programme have one. A transition plan is expected of listed schools, an
 * antirisk programme of all. Source: product.md «Plans».
 */
export function countCoverage(kind: ProgrammeKind, schools: readonly SchoolCoverage[]): KindCoverage {
  const expected = schools.filter((school) => kind === "antirisk" || school.listed);
  const having = expected.flatMap((school) => school[kind] ?? []);
  const approved = having.filter((summary) => countsAsApproved(summary)).length;
  return {
    expected: expected.length,
    approved,
    waiting: having.filter(({ openState }) => openState === "on_agreement").length,
    open: having.length - approved,
    missing: expected.length - having.length,
  };
}

/** The schools an address asks for. */
export function filterCoverage(
  schools: readonly SchoolCoverage[],
  show: "all" | "waiting" | "no-transition" | "no-antirisk",
): SchoolCoverage[] {
  return schools.filter(({ listed, transition, antirisk }) => {
    switch (show) {
      case "all":
        return true;
      case "waiting":
        return transition?.openState === "on_agreement" || antirisk?.openState === "on_agreement";
      case "no-transition":
        return listed && transition === null;
      case "no-antirisk":
        return antirisk === null;
    }
  });
}

/** How the measures of programmes in force are carried out, by the track they belong to. */
export function executionByTrack(schools: readonly SchoolCoverage[]): TrackExecution[] {
  return (["transition", "antirisk"] as const).map((kind) => {
    const counted = schools.flatMap((school) => school[kind]?.execution ?? []);
    const sum = (of: (one: (typeof counted)[number]) => number) =>
      counted.reduce((total, one) => total + of(one), 0);
    return {
      kind,
      track: TRACK_OF[kind],
      done: sum(({ done }) => done),
      total: sum(({ total }) => total),
      overdue: sum(({ overdue }) => overdue),
    };
  });
}

/** Sums over authorities, for the last line of the region's table. */
export function coverageTotals(
  rows: readonly AuthorityCoverage[],
): Pick<AuthorityCoverage, "schools" | "transition" | "antirisk"> {
  const sumOf = (kind: ProgrammeKind): KindCoverage =>
    rows.reduce(
      (sum, { [kind]: one }) => ({
        expected: sum.expected + one.expected,
        approved: sum.approved + one.approved,
        waiting: sum.waiting + one.waiting,
        open: sum.open + one.open,
        missing: sum.missing + one.missing,
      }),
      { expected: 0, approved: 0, waiting: 0, open: 0, missing: 0 },
    );
  return {
    schools: rows.reduce((sum, { schools }) => sum + schools, 0),
    transition: sumOf("transition"),
    antirisk: sumOf("antirisk"),
  };
}
