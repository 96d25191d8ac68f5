"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useStore } from "zustand";

import { SignInDialog } from "@/components/account/sign-in-dialog";
import { FilesOwner } from "@/components/monitorings/file-answer-field";
import { createFilling } from "@/components/monitorings/filling/create-filling";
import { FillingProvider, type FillingFrame } from "@/components/monitorings/filling/filling-context";
import { FillingDesk } from "@/components/monitorings/filling/filling-desk";
import { goToMissing, questionOf } from "@/components/monitorings/filling/filling-way";
import { client } from "@/lib/core/api/client";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { explainFailure } from "@/lib/core/drafts/explain-failure";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import type { Filling, SubmissionPage } from "@/lib/modules/monitorings/filling/pages/types";
import { mergeAnswers } from "@/lib/modules/monitorings/prefill/rules";
import { readinessOf } from "@/lib/modules/monitorings/sending/rules";

interface FillingEditorProps {
  page: SubmissionPage;
  filling: Filling;
}

/** A form being filled: everything is computed in the browser, saved field by field, kept here while the line is down. */
export function FillingEditor({ page, filling }: FillingEditorProps) {
  const { organisation, id, viewer, can, version } = page;
  const { form, prefills, facts, lastYear } = filling;
  const [filled] = useState(() => {
    const target = { organisation: organisation.code, id };
    const as = { context: { actingUser: viewer.id } };
    const { submissions } = client.monitorings;
    return createFilling(
      { ...filling, version, editable: can.fill.allowed },
      {
        storage: lateDraftStorage(),
        owner: { userId: viewer.id, record: `submission:${id}` },
        window: thisWindow(),
        liveWindows,
        save: (changes, seq) => submissions.saveAnswers({ ...target, seq, changes: [...changes] }, as),
        changes: (seq) => submissions.changes({ ...target, seq }, as),
        explain: explainFailure,
      },
    );
  });
  const { store, actions } = filled;
  const editable = can.fill.allowed;

  useEffect(() => {
    void filled.open();
    const online = () => actions.flush();
    const focus = () => void (editable ? actions.refresh() : undefined);
    window.addEventListener("online", online);
    window.addEventListener("focus", focus);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("focus", focus);
      filled.close();
    };
  }, [filled, actions, editable]);

  const draft = useStore(store, (all) => all.draft);
  const answers = useMemo(() => mergeAnswers(form, draft.answers, prefills), [form, draft.answers, prefills]);
  const state = useMemo(
    () => evaluateForm(form, { answers, facts, lastYear: lastYear.answers }),
    [form, answers, facts, lastYear],
  );
  const readiness = useMemo(
    () => readinessOf(state, draft.explanations, openRemarks(page)),
    [state, draft.explanations, page],
  );

  // The address follows: waiting for it, the field to be focused is not there yet.
  const asked = useSearchParams().get("section");
  const [shown, setAsked] = useState(asked);
  useEffect(() => {
    const onBack = () => setAsked(new URLSearchParams(window.location.search).get("section"));
    window.addEventListener("popstate", onBack);
    return () => window.removeEventListener("popstate", onBack);
  }, []);

  const go = (section: string, field?: string) => {
    flushSync(() => setAsked(section));
    window.history.pushState(null, "", `?section=${section}`);
    actions.flush();
    focusOn(field ?? "section-title");
  };
  const frame: FillingFrame = { store, actions, page, filling, answers, state, readiness, go };

  const goNext = useEffectEvent((event: KeyboardEvent) => {
    if (!event.ctrlKey || event.altKey || event.shiftKey || event.key !== "ArrowDown") return;
    event.preventDefault();
    goToMissing(frame, questionOf(document.activeElement));
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => goNext(event);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <FillingProvider value={frame}>
      <FilesOwner value={{ organisation: organisation.code, actingUser: viewer.id }}>
        <FillingDesk asked={shown} />
        <SignInAgain frame={frame} />
        <Announcements frame={frame} />
      </FilesOwner>
    </FillingProvider>
  );
}

/** Remarks of checkers that wait for an answer. */
function openRemarks({ threads }: SubmissionPage) {
  return threads.filter(
    ({ state, side, published }) => state === "open" && side !== "respondent" && published,
  );
}

function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: id === "section-title" ? "start" : "center" });
  });
}

function SignInAgain({ frame: { store, actions, page } }: { frame: FillingFrame }) {
  const router = useRouter();
  const open = useStore(store, ({ line }) => line.kind === "sign-in");
  return (
    <SignInDialog
      open={open}
      email={page.viewer.email}
      onSignedIn={() => {
        actions.resume();
        router.refresh();
      }}
    />
  );
}

function Announcements({ frame: { store } }: { frame: FillingFrame }) {
  return (
    <p role="status" className="sr-only">
      {useStore(store, ({ announcement }) => announcement)}
    </p>
  );
}
