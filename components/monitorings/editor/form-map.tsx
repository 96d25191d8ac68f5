"use client";

import { type ReactNode, useState } from "react";

import {
  type ChosenPart,
  useEditorFrame,
  useEditorState,
} from "@/components/monitorings/editor/editor-context";
import { MapLine } from "@/components/monitorings/editor/map-line";
import { newPart, newQuestion } from "@/components/monitorings/editor/new-parts";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { standingOf } from "@/lib/modules/monitorings/editing/rules";
import type { PartKind } from "@/lib/modules/monitorings/editing/types";
import { TYPE_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Form, Question } from "@/lib/modules/monitorings/forms/types";

/** What the form is made of, in its order: chosen, put in another place, added. */
export function FormMap() {
  const form = useEditorState((state) => state.form);
  const { chosen } = useEditorFrame();
  const [dragged, setDragged] = useState<ChosenPart | null>(null);
  const [said, setSaid] = useState("");
  const open = openSection(form, chosen);
  const line = (part: PartKind, { code, title }: { code: string; title: string }) => (
    <MapLine key={code} {...{ part, code, title, dragged, setDragged }} onMoved={setSaid} />
  );
  return (
    <nav aria-label="Состав формы" className="space-y-4">
      <p className="text-sm text-muted">
        Порядок меняют мышью за точки слева, клавишами Alt+↑ и Alt+↓ или в меню «…» справа.
      </p>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <MapGroup title="Разделы и вопросы">
        <ol className="space-y-1">
          {form.sections.map((section) => (
            <li key={section.code}>
              {line("section", section)}
              {section.code === open ? (
                <>
                  <ol className="mt-1 ml-4 space-y-1 border-l border-line pl-1">
                    {section.questions.map((question) => (
                      <li key={question.code}>{line("question", question)}</li>
                    ))}
                  </ol>
                  <AddQuestion section={section.code} last={section.questions.at(-1)?.code ?? null} />
                </>
              ) : null}
            </li>
          ))}
        </ol>
        <AddPart part="section" label="Добавить раздел" last={form.sections.at(-1)?.code ?? null} />
      </MapGroup>
      <MapGroup title="Проверки" open={chosen.part === "check"} count={form.checks.length}>
        <ol className="space-y-1">
          {form.checks.map(({ code, text }) => (
            <li key={code}>{line("check", { code, title: text })}</li>
          ))}
        </ol>
        <AddPart part="check" label="Добавить проверку" last={form.checks.at(-1)?.code ?? null} />
      </MapGroup>
      <MapGroup title="Сведения портала" open={chosen.part === "fact"} count={form.facts.length}>
        <ol className="space-y-1">
          {form.facts.map((fact) => (
            <li key={fact.code}>{line("fact", fact)}</li>
          ))}
        </ol>
        <AddPart part="fact" label="Добавить сведение" last={form.facts.at(-1)?.code ?? null} />
      </MapGroup>
    </nav>
  );
}

/** The section whose questions are shown: the one chosen, or the one of the question chosen. */
function openSection(form: Form, { part, code }: ChosenPart): string | null {
  if (part === "section") return code;
  return part === "question" ? (standingOf(form, "question", code).section?.code ?? null) : null;
}

interface MapGroupProps {
  title: string;
  open?: boolean;
  count?: number;
  children: ReactNode;
}

function MapGroup({ title, open = true, count, children }: MapGroupProps) {
  if (count === undefined)
    return (
      <div className="space-y-1">
        <h2 className="text-base">{title}</h2>
        {children}
      </div>
    );
  return (
    <details open={open || undefined} className="space-y-1">
      <summary className="cursor-pointer font-semibold">
        {title}: {count}
      </summary>
      {children}
    </details>
  );
}

interface AddPartProps {
  part: Exclude<PartKind, "question">;
  label: string;
  last: string | null;
}

function AddPart({ part, label, last }: AddPartProps) {
  const { editor, choose } = useEditorFrame();
  const add = () => {
    const value = newPart(editor.store.getState().form, part);
    editor.add(part, value, { section: null, after: last });
    choose({ part, code: value.code });
  };
  return (
    <Button size="small" onClick={add}>
      {label}
    </Button>
  );
}

function AddQuestion({ section, last }: { section: string; last: string | null }) {
  const { editor, choose } = useEditorFrame();
  const add = (type: Question["type"]) => {
    const value = newQuestion(editor.store.getState().form, type);
    editor.add("question", value, { section, after: last });
    choose({ part: "question", code: value.code });
  };
  const types = Object.entries(TYPE_LABELS) as [Question["type"], string][];
  return (
    <div className="mt-1 ml-5">
      <Menu
        trigger={<Button size="small">Добавить вопрос</Button>}
        entries={types.map(([type, label]) => ({ kind: "action", label, onSelect: () => add(type) }))}
      />
    </div>
  );
}
