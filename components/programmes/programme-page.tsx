"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { SignInDialog } from "@/components/account/sign-in-dialog";
import { AuditSection } from "@/components/programmes/audit-section";
import { createProgrammeEditor } from "@/components/programmes/create-programme-editor";
import { ProgrammeActions } from "@/components/programmes/programme-actions";
import { ProgrammeChapters } from "@/components/programmes/programme-chapters";
import {
  ProgrammeProvider,
  useProgramme,
  useProgrammeState,
} from "@/components/programmes/programme-context";
import { ProgrammeNotices } from "@/components/programmes/programme-notices";
import { ProgrammeSections } from "@/components/programmes/programme-sections";
import { ProgrammeSheet } from "@/components/programmes/programme-sheet";
import { ResultsSection } from "@/components/programmes/results-section";
import { SaveLine, UnsentFields } from "@/components/programmes/save-line";
import { ProgrammeStateBadge } from "@/components/programmes/state-badge";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { TabLinks } from "@/components/ui/tab-links";
import { client } from "@/lib/core/api/client";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { explainFailure } from "@/lib/core/drafts/explain-failure";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import { programmeStateLabels, programmeTitle } from "@/lib/modules/programmes/labels";
import type { ProgrammePage } from "@/lib/modules/programmes/types";

interface ProgrammeViewProps {
  page: ProgrammePage;
  viewer: { id: string; email: string };
}

/** A programme: written field by field while it is a draft, read as a document otherwise. */
export function ProgrammeView(props: ProgrammeViewProps) {
  const { school, kind, year, text } = props.page;
  // Another text or another state is another page: what it holds begins anew.
  return <Loaded key={[school.code, kind, year, text.number, text.version].join(":")} {...props} />;
}

function Loaded({ page, viewer }: ProgrammeViewProps) {
  const { school, kind, year, text, can } = page;
  const editable = can.edit.allowed || can.note.allowed;
  const [editor] = useState(() =>
    createProgrammeEditor(
      {
        values: { ...page.content, ...page.notes },
        seq: text.editSeq,
        savedAt: text.updatedAt,
        editable,
      },
      {
        save: (changes, seq) =>
          client.programmes.save(
            { school: school.code, kind, year, number: text.number, seq, changes: [...changes] },
            { context: { actingUser: viewer.id } },
          ),
        storage: lateDraftStorage(),
        owner: {
          userId: viewer.id,
          record: `programme:${school.code}:${String(year)}:${kind}:${String(text.number)}`,
        },
        window: typeof window === "undefined" ? "" : thisWindow(),
        liveWindows,
        explain: explainFailure,
      },
    ),
  );
  useEffect(() => {
    void editor.open();
    const focus = () => void (editable ? editor.refresh() : undefined);
    window.addEventListener("online", editor.flush);
    window.addEventListener("focus", focus);
    return () => {
      window.removeEventListener("online", editor.flush);
      window.removeEventListener("focus", focus);
      editor.close();
    };
  }, [editor, editable]);

  return (
    <ProgrammeProvider value={{ page, viewer, editor }}>
      <PageHeader
        title={programmeTitle(kind, year)}
        subtitle={`${school.fullName}${text.number > 1 ? `. Редакция ${String(text.number)}` : ""}`}
        state={<ProgrammeStateBadge state={text.state} returned={text.returnReason !== null} />}
        actions={
          <>
            <ProgrammeActions />
            <PrintButton />
          </>
        }
      />
      <OtherTexts />
      <div className="space-y-5">
        <div data-print="hide" className="space-y-3 empty:hidden">
          <UnsentFields />
          <ProgrammeNotices />
          {editable ? <SaveLine /> : null}
        </div>
        {can.edit.allowed ? (
          <div data-print="hide" className="space-y-5">
            <ProgrammeChapters before />
            <ProgrammeSections />
            <ProgrammeChapters />
          </div>
        ) : null}
        <ProgrammeSheet printOnly={can.edit.allowed} />
        {kind === "transition" ? <AuditSection /> : null}
        <ResultsSection />
      </div>
      <SignInAgain />
    </ProgrammeProvider>
  );
}

function OtherTexts() {
  const { page } = useProgramme();
  const { texts, text, school, year, kind } = page;
  if (texts.length < 2) return null;
  return (
    <TabLinks
      label="Редакции программы"
      items={texts.map(({ number, state }) => ({
        href: `/schools/${school.code}/programmes/${String(year)}/${kind}?text=${String(number)}`,
        label: `Редакция ${String(number)}: ${programmeStateLabels[state]}`,
        current: number === text.number,
      }))}
    />
  );
}

function SignInAgain() {
  const router = useRouter();
  const { editor, viewer } = useProgramme();
  const open = useProgrammeState((state) => state.line.kind === "sign-in");
  return (
    <SignInDialog
      open={open}
      email={viewer.email}
      onSignedIn={() => {
        editor.resume();
        router.refresh();
      }}
    />
  );
}
