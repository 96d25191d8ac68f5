"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { Gap } from "@/lib/modules/plans/coverage/types";
import { CoverageList } from "./coverage-list";
import { usePlan } from "./editor-context";
import { NearLowDialog } from "./near-low-dialog";
import { SaveStatus } from "./save-status";
import { SideSheet } from "./side-sheet";
import { useCloseGap } from "./use-close-gap";
import { useCoverage } from "./use-coverage";

/** Beside the table on an office screen; under the button «Пробелы: 7» where there is no room. */
export function CoveragePanel() {
  const coverage = useCoverage();
  const editable = usePlan().can.edit.allowed;
  const closeGap = useCloseGap();
  const [nearLow, setNearLow] = useState(false);
  const [open, setOpen] = useState(false);
  const acted = useRef(false);

  const act = (gap: Gap) => {
    if (open) {
      // The sheet holds the focus while it is open: it goes first.
      acted.current = true;
      flushSync(() => setOpen(false));
    }
    if (gap.action === "choose_near_low") setNearLow(true);
    else closeGap(gap);
  };
  const list = <CoverageList coverage={coverage} onClose={editable ? act : undefined} />;
  const title = coverage.gapCount === 0 ? "Пробелов нет" : `Пробелы: ${String(coverage.gapCount)}`;

  return (
    <>
      <aside aria-label="Пробелы плана" data-print="hide" className="max-xl:hidden">
        {/* Without buttons inside, the box itself takes the focus, so that the keyboard can scroll it. */}
        <div
          tabIndex={editable ? undefined : 0}
          className="sticky top-3 max-h-[calc(100dvh-1.5rem)] overflow-y-auto rounded-lg border border-line bg-surface p-3.5"
        >
          {editable ? <SaveStatus className="mb-2" /> : null}
          <h2 className="mb-3 text-lg" aria-live="polite">
            {title}
          </h2>
          {list}
        </div>
      </aside>
      <div
        data-print="hide"
        className={cn(
          "sticky bottom-3 z-30 mt-4 flex flex-wrap items-center gap-2 xl:hidden",
          editable
            ? "justify-between rounded-lg border border-line-strong bg-surface p-2 pl-3 shadow-overlay"
            : "pointer-events-none justify-end *:pointer-events-auto *:shadow-overlay",
        )}
      >
        {editable ? <SaveStatus /> : null}
        <Button variant="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {title}
        </Button>
        <SideSheet
          open={open}
          onClose={() => setOpen(false)}
          title={title}
          keepsFocus={() => {
            const kept = acted.current;
            acted.current = false;
            return kept;
          }}
        >
          {list}
        </SideSheet>
      </div>
      {nearLow ? <NearLowDialog onClose={() => setNearLow(false)} /> : null}
    </>
  );
}
