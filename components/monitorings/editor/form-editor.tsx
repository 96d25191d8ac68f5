"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";

import { SignInDialog } from "@/components/account/sign-in-dialog";
import { createFormEditor } from "@/components/monitorings/editor/create-form-editor";
import {
  type ChosenPart,
  EditorProvider,
  useEditorState,
} from "@/components/monitorings/editor/editor-context";
import { EditorHeader } from "@/components/monitorings/editor/editor-header";
import { FormMap } from "@/components/monitorings/editor/form-map";
import { LintPanel } from "@/components/monitorings/editor/lint-panel";
import { PartEditor } from "@/components/monitorings/editor/part-editor";
import { WaitingPanel } from "@/components/monitorings/editor/waiting-panel";
import { FormPreview } from "@/components/monitorings/form-preview";
import { type Trial, useTrial } from "@/components/monitorings/use-trial";
import { client } from "@/lib/core/api/client";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { explainFailure } from "@/lib/core/drafts/explain-failure";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import { PART_KINDS, type FormEdit } from "@/lib/modules/monitorings/editing/types";
import type { FormVersionDetails, LibraryHint } from "@/lib/modules/monitorings/versions/types";

interface FormEditorProps {
  version: FormVersionDetails;
  organisation: string;
  viewer: { id: string; email: string };
  timeZone: string;
  today: string;
  library: readonly LibraryHint[];
  /** The address: `?part=question&code=m1_students` names the part to begin with. */
  asked: Readonly<Record<string, unknown>>;
}

/** The editor of a draft of a form: its map, the part chosen, what is wrong, and the form as a school will see it. */
export function FormEditor({
  version,
  organisation,
  viewer,
  timeZone,
  today,
  library,
  asked,
}: FormEditorProps) {
  const { id, definition } = version;
  const [editor] = useState(() =>
    createFormEditor(version, {
      storage: lateDraftStorage(),
      owner: { userId: viewer.id, record: `form:${id}` },
      window: typeof window === "undefined" ? "" : thisWindow(),
      liveWindows,
      explain: explainFailure,
      send: (edit: FormEdit, seen) =>
        client.monitorings.forms.saveEdit(
          { organisation, id, seen, edit },
          { context: { actingUser: viewer.id } },
        ),
    }),
  );
  const first: ChosenPart = { part: "section", code: definition.sections[0]?.code ?? "" };
  const [chosen, setChosen] = useState<ChosenPart>(() => partIn(asked) ?? first);
  const [preview, setPreview] = useState(false);
  const trial = useTrial();
  const line = useStore(editor.store, (state) => state.line.kind);
  useEffect(() => {
    void editor.open();
    window.addEventListener("online", editor.flush);
    return () => {
      window.removeEventListener("online", editor.flush);
      editor.close();
    };
  }, [editor]);
  const frame = useMemo(() => {
    const choose = (part: ChosenPart) => {
      setChosen(part);
      setPreview(false);
      requestAnimationFrame(showPart);
      // A reload comes back to the same place.
      window.history.replaceState(null, "", `?${new URLSearchParams({ ...part }).toString()}`);
    };
    return { editor, library, chosen, choose };
  }, [editor, library, chosen]);

  return (
    <EditorProvider value={frame}>
      <EditorHeader {...{ version, organisation, timeZone, today, preview }} onPreview={setPreview} />
      <WaitingPanel timeZone={timeZone} />
      {preview ? (
        <Preview library={library} trial={trial} />
      ) : (
        <div className="grid gap-5 lg:grid-cols-[20rem_minmax(0,1fr)] lg:items-start">
          <div className="space-y-5">
            <LintPanel />
            <FormMap />
          </div>
          <PartEditor part={chosen.part} code={chosen.code} />
        </div>
      )}
      <SignInDialog open={line === "sign-in"} email={viewer.email} onSignedIn={editor.resume} />
    </EditorProvider>
  );
}

/** On a phone the fields stand below the map. */
function showPart(): void {
  const fields = document.getElementById("part-editor");
  if (fields && fields.getBoundingClientRect().top > window.innerHeight) fields.scrollIntoView();
}

function partIn({ part, code }: Readonly<Record<string, unknown>>): ChosenPart | null {
  const kind = PART_KINDS.find((each) => each === part);
  return kind && typeof code === "string" ? { part: kind, code } : null;
}

/** The unsaved text as a school would fill it. */
function Preview({ library, trial }: { library: readonly LibraryHint[]; trial: Trial }) {
  const form = useDeferredValue(useEditorState((state) => state.form));
  return <FormPreview {...{ form, trial, library }} />;
}
