"use client";

import { useEffect, useId, useState } from "react";

import { FieldError } from "@/components/forms/field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import type { FormRespondent } from "@/lib/core/db/enums";
import { client } from "@/lib/core/api/client";
import type { FoundRespondent } from "@/lib/modules/monitorings/campaigns/targets/types";

interface ChosenFieldProps {
  id: string;
  organisation: string;
  respondent: FormRespondent;
  /** Names of those that stand in it already. */
  known: readonly { code: string; name: string }[];
  /** Codes. */
  value: readonly string[];
  onChange: (codes: string[]) => void;
  error: string | undefined;
}

const codesOf = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** Typed for a moment before it is looked for. */
const PAUSE_MS = 300;

/** A set of organisations picked by hand: found by name, number or code, or pasted as a column of codes. */
export function ChosenField({
  id,
  organisation,
  respondent,
  known,
  value,
  onChange,
  error,
}: ChosenFieldProps) {
  const listId = useId();
  const [names, setNames] = useState(() => new Map(known.map(({ code, name }) => [code, name])));
  const [pasted, setPasted] = useState("");
  const add = ({ code, name }: { code: string; name: string }) => {
    setNames((before) => new Map(before).set(code, name));
    onChange([...value, code]);
  };
  const takePasted = () => {
    onChange([...new Set([...value, ...codesOf(pasted)])]);
    setPasted("");
  };
  return (
    <div className="space-y-3">
      <Search {...{ id, organisation, respondent, value }} onPick={add} />
      <FieldError id={id} error={error} />
      <div>
        <p id={listId} className="font-medium">
          Выбрано: {value.length}
        </p>
        {value.length === 0 ? null : (
          <ul aria-labelledby={listId} className="mt-1 max-h-72 divide-y divide-line overflow-y-auto">
            {value.map((code) => (
              <li key={code} className="flex items-start justify-between gap-3 py-1.5">
                <span className="min-w-0 break-words">
                  {names.get(code) ?? "Код из таблицы"} <span className="text-sm text-muted">{code}</span>
                </span>
                <Button size="small" onClick={() => onChange(value.filter((one) => one !== code))}>
                  Убрать<span className="sr-only">: {names.get(code) ?? code}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <details>
        <summary className="cursor-pointer text-sm">Вставить столбец кодов из таблицы</summary>
        <div className="mt-2 space-y-2">
          <TextAreaField
            label="Коды организаций"
            hint="Через запятую или с новой строки."
            rows={3}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
          <Button size="small" onClick={takePasted}>
            Добавить коды
          </Button>
        </div>
      </details>
    </div>
  );
}

interface SearchProps extends Pick<ChosenFieldProps, "id" | "organisation" | "respondent" | "value"> {
  onPick: (found: FoundRespondent) => void;
}

function Search({ id, organisation, respondent, value, onPick }: SearchProps) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<{ q: string; rows: FoundRespondent[] | null } | null>(null);
  const q = typed.trim();
  useEffect(() => {
    if (q === "") return;
    let asked = true;
    const timer = setTimeout(() => {
      client.monitorings.campaigns.targets.find({ organisation, respondent, q }).then(
        (rows) => {
          if (asked) setFound({ q, rows });
        },
        () => {
          if (asked) setFound({ q, rows: null });
        },
      );
    }, PAUSE_MS);
    return () => {
      asked = false;
      clearTimeout(timer);
    };
  }, [organisation, respondent, q]);
  const shown = found?.q === q ? found : null;
  const fresh = (shown?.rows ?? []).filter(({ code }) => !value.includes(code));
  return (
    <div>
      <TextField
        id={id}
        label={respondent === "school" ? "Найти школу" : "Найти МОУО"}
        hint="По названию, номеру или коду."
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The form around is not sent by a search.
          event.preventDefault();
          if (fresh[0]) onPick(fresh[0]);
        }}
      />
      <p role="status" className="mt-1 text-sm text-ink-2">
        {q === "" || shown === null ? null : outcomeText(shown.rows, fresh.length)}
      </p>
      {q !== "" && fresh.length > 0 ? (
        <ul
          aria-label="Найденные организации"
          className="mt-1 divide-y divide-line rounded-md border border-line"
        >
          {fresh.map((row) => (
            <li key={row.code} className="flex items-start justify-between gap-3 px-3 py-1.5">
              <span className="min-w-0 break-words">
                {row.name}{" "}
                <span className="text-sm text-muted">
                  {row.code}
                  {row.area === null ? null : `, ${row.area}`}
                </span>
              </span>
              <Button size="small" onClick={() => onPick(row)}>
                Добавить<span className="sr-only">: {row.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function outcomeText(rows: FoundRespondent[] | null, fresh: number): string {
  if (rows === null) return "Портал не отвечает: нет связи. Повторите поиск.";
  if (rows.length === 0) return "Ничего не найдено: проверьте название или код.";
  return fresh === 0 ? "Все найденные уже выбраны." : `Найдено: ${String(fresh)}. Enter добавляет первую.`;
}
