"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { formatInstant } from "@/lib/core/format/dates";
import type { SheetConflict } from "@/lib/modules/monitorings/sheets/types";

interface SheetConflictsProps {
  conflicts: readonly SheetConflict[];
  /** Fields the person takes from the file. */
  taken: ReadonlySet<string>;
  timeZone: string;
  onTake: (field: string, take: boolean) => void;
}

/** Answers somebody else has changed since the download: both are shown, the stored one stays unless chosen. */
export function SheetConflicts({ conflicts, taken, timeZone, onTake }: SheetConflictsProps) {
  if (conflicts.length === 0) return null;
  return (
    <section aria-labelledby="sheet-conflicts" className="space-y-3">
      <div>
        <h3 id="sheet-conflicts" className="font-semibold">
          Изменили другие сотрудники <span className="font-normal text-muted">{conflicts.length}</span>
        </h3>
        <p className="text-sm text-muted">
          После скачивания таблицы эти ответы изменены на портале. Они останутся, если не отметить вариант из
          файла.
        </p>
      </div>
      <ul className="space-y-3">
        {conflicts.map(({ field, name, place, before, after, changedBy, changedAt }) => (
          <li key={field} className="rounded-md border border-warning bg-warning-tint p-2.5 text-ink">
            <p className="font-medium wrap-anywhere">{name}</p>
            <p className="text-sm text-ink-2">{place}</p>
            <dl className="my-2 space-y-1">
              <dt className="text-sm text-ink-2">
                На портале: {changedBy}, {formatInstant(changedAt, timeZone)}
              </dt>
              <dd className="wrap-anywhere whitespace-pre-line">{before || "пусто"}</dd>
              <dt className="text-sm text-ink-2">В файле</dt>
              <dd className="wrap-anywhere whitespace-pre-line">{after || "пусто"}</dd>
            </dl>
            <Checkbox
              label="Взять вариант из файла"
              aria-label={`Взять вариант из файла: ${name}`}
              checked={taken.has(field)}
              onChange={(event) => onTake(field, event.target.checked)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
