"use client";

import { ORPCError } from "@orpc/client";
import { useEffect, useRef, useState } from "react";

import { useFilling } from "@/components/monitorings/filling/filling-context";
import { SheetConflicts } from "@/components/monitorings/filling/sheet-conflicts";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { client } from "@/lib/core/api/client";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { SheetChange, SheetNote, SheetPreview } from "@/lib/modules/monitorings/sheets/types";

interface SheetDifferenceProps {
  preview: SheetPreview;
  /** How many were written, and whether some were not. */
  onDone: (saved: number, rest: boolean) => void;
  onAnother: () => void;
}

const UNREACHABLE = "Портал не отвечает: нет связи. Ничего не записано, нажмите «Записать» ещё раз.";

/** What a file would change, old and new, what it would not and why, and the one button that writes it. */
export function SheetDifference({ preview, onDone, onAnother }: SheetDifferenceProps) {
  const { page } = useFilling();
  const { changes, conflicts, refused, unread, fileName, downloadedAt, seq } = preview;
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // One confirmation is one command, however often it is sent.
  const keys = useRef(new Map<string, string>());
  const head = useRef<HTMLHeadingElement>(null);

  useEffect(() => head.current?.focus(), []);

  const written = [...changes, ...conflicts.filter(({ field }) => taken.has(field))];

  const apply = async () => {
    setBusy(true);
    setRefusal(null);
    const chosen = [...taken].sort().join(" ");
    const key = keys.current.get(chosen) ?? crypto.randomUUID();
    keys.current.set(chosen, key);
    try {
      const reply = await client.monitorings.submissions.applySheet(
        {
          organisation: page.organisation.code,
          id: page.id,
          seq,
          fileName,
          changes: written.map(({ field, base, value }) => ({ field, base, value })),
        },
        { context: { commandKey: key, actingUser: page.viewer.id } },
      );
      onDone(reply.saved, reply.conflicts.length + reply.refusals.length > 0);
    } catch (error) {
      setBusy(false);
      setRefusal(error instanceof ORPCError && error.defined ? error.message : UNREACHABLE);
    }
  };

  return (
    <div className="space-y-5">
      <div>
        <h3 ref={head} tabIndex={-1} className="text-base font-semibold wrap-anywhere focus:outline-none">
          Что изменится: {fileName}
        </h3>
        <p className="text-sm text-muted">
          Таблица скачана {formatInstant(downloadedAt, page.timeZone)}. Пока ничего не записано.
        </p>
      </div>
      {refusal === null ? null : (
        <Notice tone="danger" heading="Ответы не записаны" live>
          <p>{refusal}</p>
        </Notice>
      )}
      {changes.length + conflicts.length > 0 ? null : (
        <Notice heading="Записывать нечего">
          <p>В таблице нет новых ответов, которые можно записать.</p>
        </Notice>
      )}
      <Notes
        label="Ячейки, которые портал не понял"
        hint="Исправьте их в таблице и загрузите её ещё раз или ответьте на странице формы."
        notes={unread}
      />
      <Notes label="Не запишется" notes={refused} />
      <SheetConflicts
        conflicts={conflicts}
        taken={taken}
        timeZone={page.timeZone}
        onTake={(field, take) => {
          const next = new Set(taken);
          if (take) next.add(field);
          else next.delete(field);
          setTaken(next);
        }}
      />
      <Changes changes={changes} />
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        {written.length > 0 ? (
          <Button variant="primary" busy={busy} busyLabel="Записываем…" onClick={() => void apply()}>
            Записать {plural(written.length, "ответ", "ответа", "ответов")}
          </Button>
        ) : null}
        <Button onClick={onAnother}>Выбрать другой файл</Button>
      </div>
    </div>
  );
}

function Changes({ changes }: { changes: readonly SheetChange[] }) {
  if (changes.length === 0) return null;
  return (
    <Table label={`Изменится: ${String(changes.length)}`} showLabel density="compact">
      <thead>
        <tr>
          <HeadCell>Вопрос</HeadCell>
          <HeadCell>Сейчас на портале</HeadCell>
          <HeadCell>Станет</HeadCell>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, name, place, before, after, problem }) => (
          <tr key={field}>
            <RowHead className="wrap-anywhere">
              {name}
              <span className="block text-sm font-normal text-muted">{place}</span>
            </RowHead>
            <Cell label="Сейчас" className="wrap-anywhere whitespace-pre-line">
              {before || "пусто"}
            </Cell>
            <Cell label="Станет" className="wrap-anywhere whitespace-pre-line">
              <span className="font-medium">{after || "пусто"}</span>
              {problem === null ? null : <span className="block text-sm text-danger">{problem}</span>}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Notes({ label, hint, notes }: { label: string; hint?: string; notes: readonly SheetNote[] }) {
  if (notes.length === 0) return null;
  return (
    <div className="space-y-2">
      <Table label={`${label}: ${String(notes.length)}`} showLabel density="compact">
        <thead>
          <tr>
            <HeadCell>Ячейка</HeadCell>
            <HeadCell>В ней</HeadCell>
            <HeadCell>Что не так</HeadCell>
          </tr>
        </thead>
        <tbody>
          {notes.map(({ place, name, text, message }, index) => (
            <tr key={index}>
              <RowHead className="wrap-anywhere">
                {place}
                <span className="block text-sm font-normal text-muted">{name}</span>
              </RowHead>
              <Cell label="В ней" className="wrap-anywhere">
                {text || "пусто"}
              </Cell>
              <Cell label="Что не так">{message}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {hint === undefined ? null : <p className="text-sm text-muted">{hint}</p>}
    </div>
  );
}
