"use client";

import { CircleCheck, CornerDownLeft, Pencil, Plus } from "lucide-react";
import { Meter } from "@/components/ui/meter";
import { coverageTotalLabels, gapKindLabels } from "@/lib/modules/plans/coverage/labels";
import type { Coverage, Gap, GapKind } from "@/lib/modules/plans/coverage/types";

interface CoverageListProps {
  coverage: Coverage;
  /** Absent where the plan is only read. */
  onClose?: (gap: Gap) => void;
}

const SHOWN = 4;

/** Demands of the letter with what meets them, and the gaps grouped; each gap is one press from its end. */
export function CoverageList({ coverage, onClose }: CoverageListProps) {
  const kinds = Object.keys(gapKindLabels) as GapKind[];
  const groups = kinds
    .map((kind) => ({ kind, gaps: coverage.gaps.filter((gap) => gap.kind === kind) }))
    .filter((group) => group.gaps.length > 0);
  const totals = (Object.keys(coverageTotalLabels) as (keyof Coverage["totals"])[]).filter(
    (total) => coverage.totals[total].required > 0,
  );
  return (
    <div className="space-y-4">
      <div className="space-y-2">
        {totals.map((total) => {
          const { covered, required } = coverage.totals[total];
          return (
            <Meter
              key={total}
              label={coverageTotalLabels[total]}
              value={covered}
              max={required}
              text={`${String(covered)} из ${String(required)}`}
              tone={covered < required ? "warning" : "brand"}
            />
          );
        })}
      </div>
      {groups.length === 0 ? (
        <p className="flex items-start gap-2 rounded-md bg-success-tint px-3 py-2.5 font-medium text-success">
          <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          Все требования письма закрыты
        </p>
      ) : (
        groups.map((group) => <GapGroup key={group.kind} {...group} onClose={onClose} />)
      )}
    </div>
  );
}

interface GapGroupProps {
  kind: GapKind;
  gaps: readonly Gap[];
  onClose: CoverageListProps["onClose"];
}

function GapGroup({ kind, gaps, onClose }: GapGroupProps) {
  const rest = gaps.slice(SHOWN);
  const list = (some: readonly Gap[]) => (
    <ul className="space-y-1">
      {some.map((gap) => (
        <li key={gap.id}>
          <GapLine gap={gap} onClose={onClose} />
        </li>
      ))}
    </ul>
  );
  return (
    <div>
      <h3 className="mb-1 flex justify-between gap-2 text-sm">
        {gapKindLabels[kind]}
        <span className="font-normal text-muted tabular-nums">{gaps.length}</span>
      </h3>
      {list(gaps.slice(0, SHOWN))}
      {rest.length > 0 ? (
        <details className="mt-1">
          <summary className="rounded-sm px-2 py-1 text-sm text-brand">Ещё {rest.length}</summary>
          {list(rest)}
        </details>
      ) : null}
    </div>
  );
}

const ICONS = { create: Plus, open: Pencil, choose_near_low: CornerDownLeft } as const;
const ACTS = { create: "Добавить мероприятие: ", open: "Заполнить: ", choose_near_low: "" } as const;

function GapLine({ gap, onClose }: { gap: Gap; onClose: CoverageListProps["onClose"] }) {
  const Icon = ICONS[gap.action];
  if (!onClose) return <p className="rounded-md bg-paper px-2 py-1.5 text-sm">{gap.text}</p>;
  return (
    <button
      type="button"
      data-gap={gap.id}
      className="flex w-full items-start gap-2 rounded-md bg-warning-tint px-2 py-1.5 text-left text-sm wrap-anywhere hover:bg-brand-tint"
      onClick={() => onClose(gap)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <span className="min-w-0">
        <span className="sr-only">{ACTS[gap.action]}</span>
        {gap.text}
      </span>
    </button>
  );
}
