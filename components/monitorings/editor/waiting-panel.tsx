"use client";

import { useEditorFrame, useEditorState } from "@/components/monitorings/editor/editor-context";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DraftEntry } from "@/lib/core/drafts/draft-storage";
import { formatInstant } from "@/lib/core/format/dates";
import { fieldWords } from "@/lib/modules/monitorings/comparison/words/rules";
import { findPart } from "@/lib/modules/monitorings/editing/rules";
import type { FormEdit, PartKind } from "@/lib/modules/monitorings/editing/types";
import { FIELD_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Form } from "@/lib/modules/monitorings/forms/types";

const PARTS: Record<PartKind, string> = {
  section: "раздел",
  question: "вопрос",
  check: "проверка",
  fact: "сведение",
};

/** What could not be kept and why: the person decides about each; nothing typed is thrown away by itself. */
export function WaitingPanel({ timeZone }: { timeZone: string }) {
  const { editor } = useEditorFrame();
  const waiting = useEditorState((state) => state.waiting);
  const line = useEditorState((state) => state.line);
  if (waiting.length === 0) return null;
  return (
    <Notice
      tone="warning"
      live
      heading="Эти правки ещё не сохранены"
      className="mb-5"
      actions={
        line.kind === "locked" ? (
          <Button size="small" onClick={editor.dropUnsent}>
            Тексты больше не нужны
          </Button>
        ) : null
      }
    >
      {line.kind === "locked" ? (
        <p>{line.message} Скопируйте нужное: тексты останутся на этом компьютере, пока вы их не уберёте.</p>
      ) : null}
      <ul className="space-y-3">
        {waiting.map((entry) => (
          <li key={entry.id}>
            <WaitingEdit entry={entry} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function WaitingEdit({ entry, timeZone }: { entry: DraftEntry<FormEdit>; timeZone: string }) {
  const { editor, choose } = useEditorFrame();
  const form = useEditorState((state) => state.form);
  const { key, edit, problem } = entry;
  const { part, code } = edit;
  const there = findPart(form, part, code) !== null;
  const field = edit.kind === "set" ? (edit.field ?? "") : "";
  const mine = "value" in edit ? fieldWords(field, edit.value) : "";
  return (
    <div className="space-y-1.5">
      <p>
        {there ? (
          <button type="button" className="link" onClick={() => choose({ part, code })}>
            {nameOf(form, edit)}
          </button>
        ) : (
          <span className="font-medium">{nameOf(form, edit)}</span>
        )}
        {problem === null || problem.kind === "stale" ? null : `: ${problem.message}`}
      </p>
      {problem?.kind === "stale" ? (
        <dl className="space-y-1 text-sm">
          <dt className="text-ink-2">
            Сейчас сохранено, {problem.changedBy}, {formatInstant(problem.changedAt, timeZone)}
          </dt>
          <dd className="whitespace-pre-line">{fieldWords(field, problem.current) || "пусто"}</dd>
          <dt className="text-ink-2">Ваш вариант</dt>
          <dd className="whitespace-pre-line">{edit.kind === "remove" ? "удалить" : mine || "пусто"}</dd>
        </dl>
      ) : null}
      {problem === null && mine !== "" ? <p className="whitespace-pre-line select-all">{mine}</p> : null}
      {problem !== null && problem.kind !== "invalid" ? (
        <div className="flex flex-wrap gap-1.5">
          <Button size="small" onClick={() => editor.keepMine(key)}>
            {problem.kind === "stale" ? "Оставить мой вариант" : "Отправить ещё раз"}
          </Button>
          <Button size="small" onClick={() => editor.takeStored(key)}>
            {problem.kind === "stale" ? "Взять сохранённый" : "Отказаться от правки"}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** «Вопрос «Численность»: название». */
function nameOf(form: Form, edit: FormEdit): string {
  const found = findPart(form, edit.part, edit.code);
  const title = found ? ("title" in found ? found.title : found.text) : edit.code;
  const part = `${PARTS[edit.part]} «${title === "" ? edit.code : title}»`;
  switch (edit.kind) {
    case "set": {
      const label =
        edit.field === null ? FIELD_LABELS.type : FIELD_LABELS[edit.field as keyof typeof FIELD_LABELS];
      return `${part}: ${label.toLowerCase()}`;
    }
    case "add":
      return `${part}: добавление`;
    case "remove":
      return `${part}: удаление`;
    case "move":
      return `${part}: перестановка`;
  }
}
