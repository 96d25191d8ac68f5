"use client";

import { ListFilter } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { pluralWord } from "@/lib/core/format/words";
import type { PlanView } from "@/lib/modules/plans/views/types";
import { usePlan } from "../editor-context";
import { SaveStatus } from "../save-status";
import { FilterChips } from "./filter-chips";
import { FilterFields } from "./filter-fields";
import { usePlanView } from "./view-context";
import { WordsField } from "./words-field";

const VIEWS: readonly { view: PlanView; label: string }[] = [
  { view: "table", label: "Таблица" },
  { view: "calendar", label: "Календарь" },
  { view: "timeline", label: "Лента" },
];

/** How the measures are shown and which of them; all of it stands in the address. */
export function ViewBar() {
  const { version, can } = usePlan();
  const { asked, go, due } = usePlanView();
  const [open, setOpen] = useState(false);
  const panel = useId();
  // A plan that was never approved is not being carried out yet.
  const inForce = version.number > 1 || (version.state !== "draft" && version.state !== "on_approval");
  return (
    <div data-print="hide" className="space-y-2.5">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <ViewLinks />
        {inForce ? (
          <>
            <DueToggle value="overdue" label="Просрочено" count={due.overdue} />
            <DueToggle value="month" label="Срок в этом месяце" count={due.month} />
          </>
        ) : null}
        <div className="ml-auto flex min-w-0 flex-1 basis-56 items-end justify-end gap-2">
          <WordsField
            label="Поиск по названию"
            hideLabel
            placeholder="Поиск по названию"
            value={asked.q}
            onWords={(q) => go({ q }, "replace")}
            className="flex-1 md:max-w-64"
          />
          <Button
            size="small"
            aria-expanded={open}
            aria-controls={panel}
            onClick={() => setOpen((before) => !before)}
          >
            <ListFilter aria-hidden="true" className="size-4" />
            Отбор
          </Button>
        </div>
      </div>
      <div id={panel} hidden={!open}>
        {open ? <FilterFields inForce={inForce} /> : null}
      </div>
      <FilterChips />
      {can.edit.allowed && asked.view !== "table" ? <SaveStatus /> : null}
    </div>
  );
}

/** Addresses of the three views: they can be opened aside and sent. */
function ViewLinks() {
  const { asked, href, go } = usePlanView();
  return (
    <nav aria-label="Вид плана">
      <ul className="flex divide-x divide-control overflow-hidden rounded-md border border-control bg-surface text-sm">
        {VIEWS.map(({ view, label }) => (
          <li key={view}>
            <a
              href={href({ view })}
              aria-current={asked.view === view ? "page" : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                if (asked.view !== view) go({ view });
              }}
              className={cn(
                "flex min-h-7.5 items-center px-3 py-1 focus-visible:-outline-offset-2 pointer-coarse:min-h-11",
                asked.view === view
                  ? "bg-brand-tint font-semibold text-brand-strong"
                  : "text-ink-2 hover:bg-brand-tint",
              )}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DueToggle({ value, label, count }: { value: "overdue" | "month"; label: string; count: number }) {
  const { asked, go } = usePlanView();
  const pressed = asked.due === value;
  return (
    <Button
      size="small"
      aria-pressed={pressed}
      className={cn(
        pressed && "border-brand! bg-brand-tint!",
        value === "overdue" && count > 0 && "border-danger! text-danger!",
      )}
      onClick={() => go({ due: pressed ? null : value })}
    >
      {label}: {count}
      <span className="sr-only">{pluralWord(count, " мероприятие", " мероприятия", " мероприятий")}</span>
    </Button>
  );
}
