"use client";

import { Download, Printer } from "lucide-react";
import { useEffect, useState } from "react";
import { SignInDialog } from "@/components/account/sign-in-dialog";
import { PlanStateBadge } from "@/components/plans/plan-state-badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { explainFailure } from "@/lib/core/drafts/explain-failure";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import { formatMoment } from "@/lib/core/format/dates";
import { resultsTitle, resultsWordHref } from "@/lib/modules/plans/closing/labels";
import type { ClosingDetails } from "@/lib/modules/plans/closing/types";
import { ClosingProvider, useClosing, useClosingEditor, useResults } from "./closing-context";
import { CloseYearDialog, ReopenYearDialog } from "./closing-dialogs";
import { ClosingNotices } from "./closing-notices";
import { createClosingPortal } from "./closing-portal";
import { createClosingEditor } from "./create-closing-editor";
import { ResultChapters } from "./result-chapters";
import { ResultIndicators } from "./result-indicators";
import { ResultTracks } from "./result-tracks";
import { ResultUnfinished } from "./result-unfinished";

interface ClosingPageProps {
  results: ClosingDetails;
  viewer: { id: string; email: string };
}

/** Results of a plan's year: figures of the portal, values and words of people, saved as they are typed. */
export function ClosingPage({ results, viewer }: ClosingPageProps) {
  const [editor] = useState(() =>
    createClosingEditor(results, {
      send: createClosingPortal(results, viewer.id),
      storage: lateDraftStorage(),
      owner: {
        userId: viewer.id,
        record: `results:${results.municipality.code}:${String(results.year)}`,
      },
      window: typeof window === "undefined" ? "" : thisWindow(),
      liveWindows,
      explain: explainFailure,
    }),
  );
  useEffect(() => {
    void editor.open();
    window.addEventListener("online", editor.flush);
    return () => {
      window.removeEventListener("online", editor.flush);
      editor.close();
    };
  }, [editor]);

  return (
    <ClosingProvider value={{ results, editor }}>
      <ClosingHeader />
      <ClosingNotices />
      {results.state === "approved" || results.state === "closed" ? (
        <div className="space-y-5">
          <ResultTracks tracks={results.tracks} />
          <ResultIndicators />
          <ResultUnfinished />
          <ResultChapters />
        </div>
      ) : (
        <EmptyState
          title="Итоги подводят по утверждённому плану"
          action={
            <LinkButton href={`/municipalities/${results.municipality.code}/plans/${String(results.year)}`}>
              Открыть план
            </LinkButton>
          }
        >
          План на {results.year} год ещё не утверждён.
        </EmptyState>
      )}
      <SignInAgain email={viewer.email} />
    </ClosingProvider>
  );
}

function ClosingHeader() {
  const { year, municipality, state, can } = useResults();
  const editor = useClosingEditor();
  const [open, setOpen] = useState<"close" | "reopen" | null>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      <PageHeader
        title={resultsTitle(year)}
        subtitle={municipality.authorityName}
        state={<PlanStateBadge state={state} returned={false} />}
        actions={
          <>
            {can.close.allowed ? (
              <Button
                variant="primary"
                onClick={() => {
                  editor.flush();
                  setOpen("close");
                }}
              >
                Закрыть год
              </Button>
            ) : null}
            {can.reopen.allowed ? (
              <Button
                onClick={() => {
                  setOpen("reopen");
                }}
              >
                Открыть год снова
              </Button>
            ) : null}
            <LinkButton href={resultsWordHref(municipality.code, year)} plain>
              <Download aria-hidden="true" className="size-4.5" />
              Word
            </LinkButton>
            <Button
              onClick={() => {
                window.print();
              }}
            >
              <Printer aria-hidden="true" className="size-4.5" />
              Печать
            </Button>
          </>
        }
      />
      {can.edit.allowed ? <SavedLine /> : null}
      {open === "close" ? <CloseYearDialog onClose={close} /> : null}
      {open === "reopen" ? <ReopenYearDialog onClose={close} /> : null}
    </>
  );
}

/** «Сохранено в 14:03»: the state of the line to the portal, read out when it changes. */
function SavedLine() {
  const { timeZone, today } = useResults();
  const line = useClosing((state) => state.line.kind);
  const savedAt = useClosing((state) => state.savedAt);
  const waits = useClosing((state) => Object.keys(state.problems).length > 0);
  const saved =
    savedAt === null ? "Всё сохраняется само" : `Сохранено ${formatMoment(savedAt, timeZone, today)}`;
  const words = {
    saved: waits ? "Есть несохранённые поля" : saved,
    saving: "Сохраняется…",
    offline: "Нет связи, текст сохранён на этом компьютере",
    "sign-in": "Войдите ещё раз, текст сохранён",
    locked: "Итоги закрыты для правки, текст сохранён",
  }[line];
  return (
    <p role="status" data-print="hide" className="-mt-3 mb-4 text-sm text-ink-2">
      {words}
    </p>
  );
}

function SignInAgain({ email }: { email: string }) {
  const { resume } = useClosingEditor();
  const open = useClosing((state) => state.line.kind === "sign-in");
  return <SignInDialog open={open} email={email} onSignedIn={resume} />;
}
