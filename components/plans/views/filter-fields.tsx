"use client";

import { useId, useMemo } from "react";
import { SelectField } from "@/components/forms/select-field";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import type { PlanViewParams } from "@/lib/modules/plans/views/schema";
import { responsibleText } from "@/lib/modules/plans/print/rules";
import { useEditorStore, usePlan } from "../editor-context";
import { trackName } from "../measure-section";
import { usePlanView } from "./view-context";
import { WordsField } from "./words-field";

/** The conditions of the filter beside the search by name. */
export function FilterFields({ inForce }: { inForce: boolean }) {
  const { tracks, schools, people } = usePlan();
  const store = useEditorStore();
  const { asked, go } = usePlanView();
  const names = useId();
  const responsible = useMemo(() => {
    const texts = Object.values(store.getState().measures).map((row) => responsibleText(row, people).trim());
    return [...new Set(texts)].filter(Boolean).sort((one, other) => one.localeCompare(other, "ru"));
  }, [store, people]);
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-3 rounded-lg border border-line bg-surface p-3 text-sm">
      <SelectField
        label="Раздел плана"
        compact
        placeholder="все"
        value={asked.track ?? ""}
        onChange={(event) => go({ track: event.target.value === "" ? null : Number(event.target.value) })}
        options={tracks.map((track) => ({
          value: String(track.number),
          label: `${trackName(track)}. ${track.shortTitle}`,
        }))}
      />
      {inForce ? (
        <SelectField
          label="Выполнение"
          compact
          placeholder="любое"
          value={asked.state ?? ""}
          onChange={(event) => go({ state: (event.target.value || null) as PlanViewParams["state"] })}
          options={Object.entries(executionLabels).map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      <WordsField
        label="Ответственный"
        list={names}
        placeholder="имя или должность"
        value={asked.responsible}
        onWords={(text) => go({ responsible: text }, "replace")}
      />
      <datalist id={names}>
        {responsible.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
      <SelectField
        label="Школа"
        compact
        placeholder="любая"
        value={asked.school ?? ""}
        onChange={(event) => go({ school: event.target.value || null })}
        options={schools.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </div>
  );
}
