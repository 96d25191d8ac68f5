"use client";

import { useState } from "react";

import { TextField } from "@/components/forms/text-field";
import { useEditorState } from "@/components/monitorings/editor/editor-context";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { Form } from "@/lib/modules/monitorings/forms/types";

interface CodePickerProps {
  table: string | null;
  onPick: (code: string) => void;
}

interface Pickable {
  code: string;
  words: string;
}

/** What may stand in an expression: columns of the row at hand, questions, facts, functions. */
export function CodePicker({ table, onPick }: CodePickerProps) {
  const form = useEditorState((state) => state.form);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const asked = query.trim().toLowerCase();
  const found = pickables(form, table).filter(
    ({ code, words }) => asked === "" || `${code} ${words}`.toLowerCase().includes(asked),
  );
  return (
    <Popover
      label="Что можно вставить в выражение"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="small">Вставить код…</Button>}
      className="w-96 space-y-2 p-3"
    >
      <TextField label="Найти" value={query} onChange={({ target }) => setQuery(target.value)} />
      <ul className="max-h-72 overflow-y-auto">
        {found.map(({ code, words }) => (
          <li key={code}>
            <button
              type="button"
              className="w-full rounded-sm px-2 py-1 text-left text-sm hover:bg-brand-tint"
              onClick={() => {
                setOpen(false);
                onPick(code);
              }}
            >
              <code className="font-mono">{code}</code> <span className="text-ink-2">{words}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="text-sm text-muted">Ничего не найдено.</p> : null}
    </Popover>
  );
}

const FUNCTIONS: readonly Pickable[] = [
  { code: "filled()", words: "дан ли ответ" },
  { code: "orelse(, 0)", words: "ответ, а без него — второе" },
  { code: 'has(, "")', words: "выбран ли вариант" },
  { code: "size()", words: "сколько выбрано, сколько знаков" },
  { code: "percent(, )", words: "доля первого во втором, %" },
  { code: "abs()", words: "без знака" },
  { code: "round(, 1)", words: "округление" },
  { code: "min(, )", words: "меньшее" },
  { code: "max(, )", words: "большее" },
  { code: "year()", words: "год даты" },
  { code: "number()", words: "текст как число" },
  { code: "sum(, )", words: "сумма по строкам таблицы" },
  { code: "count(, )", words: "сколько строк подходит" },
  { code: "any(, )", words: "есть ли строка" },
  { code: "all(, )", words: "все ли строки" },
];

function pickables(form: Form, table: string | null): Pickable[] {
  const own: Pickable[] = [];
  const rest: Pickable[] = [];
  for (const { questions } of form.sections) {
    for (const question of questions) {
      if (question.type !== "table") {
        rest.push({ code: question.code, words: question.title });
        if ("compare" in question && question.compare)
          rest.push({ code: `last.${question.code}`, words: `${question.title}, прошлый год` });
        continue;
      }
      const { columns, rows, title, code } = question;
      if (code === table) {
        own.push(...columns.map((column) => ({ code: column.code, words: column.title })));
        continue;
      }
      rest.push({ code, words: `${title}, для sum, count, any, all` });
      if (rows.kind === "fixed")
        for (const row of rows.rows)
          for (const column of columns)
            rest.push({ code: `${code}.${row.code}.${column.code}`, words: `${row.label}: ${column.title}` });
    }
  }
  const facts = form.facts.map(({ code, title }) => ({ code, words: `${title}, сведение портала` }));
  return [...own, ...rest, ...facts, ...FUNCTIONS];
}
