"use client";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { client } from "@/lib/core/api/client";
import type { ImportFate } from "@/lib/core/db/enums";
import { importFateLabels } from "@/lib/modules/imports/labels";
import type { ImportRowView } from "@/lib/modules/imports/types";
import { useImportCommand } from "./use-import-command";

interface ImportRowsTableProps {
  id: string;
  fate: ImportFate;
  rows: readonly ImportRowView[];
  /** What the file said has been written. */
  applied: boolean;
  /** Null: the rows are only looked at. */
  viewerId: string | null;
}

/** Rows of a file with what is wrong with them, what they change, and what they may be taken for. */
export function ImportRowsTable({ id, fate, rows, applied, viewerId }: ImportRowsTableProps) {
  const decidable =
    viewerId !== null &&
    (["rejected", "unmatched", "skipped"].includes(fate) || rows.some(({ choices }) => choices.length > 0));
  return (
    <Table label={importFateLabels[fate]} density="compact" sticky="page">
      <thead>
        <tr>
          <HeadCell numeric>Строка файла</HeadCell>
          <HeadCell>Что это</HeadCell>
          <HeadCell>
            {fate === "rejected" ? "Что не так и что сделать" : applied ? "Что изменилось" : "Что изменится"}
          </HeadCell>
          {decidable ? <HeadCell>Решение</HeadCell> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.ordinal}>
            <Cell numeric label="Строка файла">
              {row.row ?? "—"}
            </Cell>
            <RowHead className="max-w-96 min-w-48 wrap-anywhere">{row.label || "Без названия"}</RowHead>
            <Cell label="Подробности" className="space-y-1">
              <Problems row={row} />
              <Changes row={row} />
            </Cell>
            {decidable ? (
              <Cell label="Решение">
                <Decision id={id} row={row} viewerId={viewerId} />
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Problems({ row: { problems } }: { row: ImportRowView }) {
  return problems.map(({ level, cell, problem, cure }, index) => (
    <p key={index} className="wrap-anywhere">
      <Badge tone={level === "error" ? "danger" : "warning"}>
        {level === "error" ? "ошибка" : "замечание"}
        {cell ? `, ${cell}` : ""}
      </Badge>{" "}
      {problem} {cure}
    </p>
  ));
}

function Changes({ row: { changes, fate } }: { row: ImportRowView }) {
  if (changes.length === 0) return null;
  return (
    <dl className="space-y-0.5">
      {changes.map(({ label, before, after }) => (
        <div key={label}>
          <dt className="inline text-muted">{label}: </dt>
          <dd className="inline wrap-anywhere">
            {fate === "changed" ? (
              <>
                <span className="sr-only">было </span>
                <del className="text-muted">{before || "пусто"}</del>
                <span aria-hidden="true"> → </span>
                <span className="sr-only">, станет </span>
              </>
            ) : null}
            <ins className="no-underline">{after || "пусто"}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface DecisionProps {
  id: string;
  row: ImportRowView;
  viewerId: string;
}

/** What the row is taken for, or that it is left aside. */
function Decision({ id, row, viewerId }: DecisionProps) {
  const { busy, run } = useImportCommand(viewerId);
  const { ordinal, choices, fate, subjectId } = row;
  const decide = (decision: string) =>
    void run((options) => client.imports.decide({ id, ordinal, decision }, options));
  if (choices.length === 0 || fate === "rejected") {
    const skipped = fate === "skipped";
    if (!skipped && fate !== "rejected" && fate !== "unmatched") return null;
    return (
      <Button size="small" busy={busy} onClick={() => decide(skipped ? "open" : "skip")}>
        {skipped ? "Вернуть" : "Пропустить"}
        <span className="sr-only"> строку {row.row}</span>
      </Button>
    );
  }
  const chosen =
    fate === "skipped"
      ? "skip"
      : fate === "unmatched"
        ? "open"
        : (choices.find((choice) => choice.subjectId === subjectId)?.key ?? "open");
  return (
    <Select
      aria-label={`Что это: строка ${String(row.row)}, ${row.label}`}
      value={chosen}
      disabled={busy}
      onChange={(event) => decide(event.target.value)}
      options={[
        { value: "open", label: "выберите…" },
        ...choices.map(({ key, label }) => ({ value: key, label })),
        { value: "skip", label: "пропустить строку" },
      ]}
    />
  );
}
