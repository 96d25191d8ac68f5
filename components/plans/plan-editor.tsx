"use client";

import { Tabs } from "radix-ui";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { SignInDialog } from "@/components/account/sign-in-dialog";
import { InBrowser } from "@/components/ui/in-browser";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import { explainFailure } from "@/lib/core/drafts/explain-failure";
import type { PlanComments } from "@/lib/modules/plans/comments/types";
import { unpackPlan } from "@/lib/modules/plans/packing/rules";
import type { PlanOpening } from "@/lib/modules/plans/types";
import { CommentsProvider } from "./comments/comments-context";
import { CommentsPanel, CommentsTabLabel } from "./comments/comments-panel";
import { CoveragePanel } from "./coverage-panel";
import { createEditor } from "./create-editor";
import { EditorProvider, useActions, useEditor, usePlan } from "./editor-context";
import { EditorNotices } from "./editor-notices";
import { showsExecution } from "./execution/execution-mark";
import { ExecutionSheet } from "./execution/execution-sheet";
import { MeasureSection, trackName } from "./measure-section";
import { MeasureSheet } from "./measure-sheet";
import { takeMarks, type EditorTab } from "./editor-state";
import { PlanHeader } from "./plan-header";
import { PlanOpeningView } from "./plan-heading";
import { createPlanPortal } from "./plan-portal";
import { PlanPrintSheet } from "./plan-print-sheet";
import { PlanTexts } from "./plan-texts";
import { createReferences } from "./create-references";
import { SchoolsDialog } from "./schools-dialog";
import { ShortcutsPopover } from "./shortcuts-popover";
import { MeasureView } from "./views/measure-view";
import { PlanViewProvider, usePlanView } from "./views/view-context";
import { ViewBar } from "./views/view-bar";

interface PlanEditorProps {
  opening: PlanOpening;
  /** The plan as `packPlan` wrote it. */
  packed: string;
  comments: PlanComments;
  viewer: { id: string; email: string };
}

/**
 * The plan of the year at its one address: an editor for those who may edit it, a reading page for everybody else. Drawn
 * in the browser, where alone it works: the server sends the plan once, as data, and its name.
 */
export function PlanEditor({ opening, packed, ...rest }: PlanEditorProps) {
  return (
    <InBrowser placeholder={<PlanOpeningView {...opening} />}>
      <UnpackedEditor packed={packed} {...rest} />
    </InBrowser>
  );
}

function UnpackedEditor({ packed, comments, viewer }: Omit<PlanEditorProps, "opening">) {
  const plan = useMemo(() => unpackPlan(packed), [packed]);
  const [portal] = useState(() => createPlanPortal(plan, viewer.id));
  const [references] = useState(() => createReferences(portal.references));
  const [editor] = useState(() =>
    createEditor(plan, {
      ...portal,
      storage: lateDraftStorage(),
      // Of one text of the plan: what was typed into a draft is offered beside that very text, never put into another.
      owner: {
        userId: viewer.id,
        record: `plan:${plan.municipality.code}:${String(plan.year)}:${String(plan.version.number)}`,
      },
      window: thisWindow(),
      liveWindows,
      explain: explainFailure,
    }),
  );

  useEffect(() => {
    void editor.open();
    const { flush, refresh } = editor.actions;
    const online = () => flush();
    const focus = () => void (plan.can.edit.allowed ? refresh() : undefined);
    window.addEventListener("online", online);
    window.addEventListener("focus", focus);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("focus", focus);
      editor.close();
    };
  }, [editor, plan.can.edit.allowed]);

  // Marks of execution come with the page read again, not by the line of edits.
  useEffect(() => {
    editor.store.setState(({ measures }) => ({ measures: takeMarks(measures, plan.measures) }));
  }, [editor, plan.measures]);

  return (
    <EditorProvider value={{ ...editor, plan, references }}>
      <CommentsProvider comments={comments} viewerId={viewer.id}>
        <PlanViewProvider>
          <div className="print:hidden">
            <PlanHeader />
            <EditorNotices />
            <EditorBody />
            {plan.can.edit.allowed ? <SchoolsDialog /> : null}
            <MeasureSheet />
            {showsExecution(plan) ? <ExecutionSheet viewerId={viewer.id} /> : null}
            <SignInAgain email={viewer.email} />
            <Announcements />
          </div>
          <PlanPrintSheet />
        </PlanViewProvider>
      </CommentsProvider>
    </EditorProvider>
  );
}

function EditorBody() {
  const { can } = usePlan();
  const actions = useActions();
  const tab = useEditor((state) => state.tab);
  // The calendar and the timeline need the whole width, and nothing is filled in there.
  const wide = usePlanView().asked.view !== "table" && tab === "measures";
  return (
    <div className={wide ? undefined : "grid gap-x-5 xl:grid-cols-[minmax(0,1fr)_16.5rem]"}>
      <Tabs.Root
        value={tab}
        onValueChange={(value) => actions.showTab(value as EditorTab)}
        className="min-w-0"
      >
        <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 border-b border-line-strong">
          <Tabs.List aria-label="Части плана" className="-mb-px flex flex-wrap gap-x-1">
            <Tab value="measures">Мероприятия</Tab>
            <Tab value="texts">Обоснование и цели</Tab>
            <Tab value="comments">
              <CommentsTabLabel />
            </Tab>
          </Tabs.List>
          <div className="hidden md:block">{can.edit.allowed ? <ShortcutsPopover /> : null}</div>
        </div>
        <Tabs.Content value="measures" className="space-y-5">
          <ViewBar />
          <MeasureView table={<Sections />} />
        </Tabs.Content>
        <Tabs.Content value="texts">
          <PlanTexts />
        </Tabs.Content>
        <Tabs.Content value="comments">
          <CommentsPanel />
        </Tabs.Content>
      </Tabs.Root>
      {wide ? null : <CoveragePanel />}
    </div>
  );
}

function Sections() {
  const { tracks } = usePlan();
  const { filtered } = usePlanView();
  return (
    <div className="space-y-6">
      {filtered ? null : (
        <nav aria-label="Разделы плана">
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {tracks.map((track) => (
              <li key={track.number}>
                <a className="link" href={`#track-${String(track.number)}`}>
                  {trackName(track)}. {track.shortTitle}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {tracks.map((track) => (
        <MeasureSection key={track.number} track={track} />
      ))}
    </div>
  );
}

function Tab({ value, children }: { value: EditorTab; children: ReactNode }) {
  return (
    <Tabs.Trigger
      value={value}
      className="inline-block rounded-t-md border-b-3 border-transparent px-3 py-2 text-ink-2 hover:border-line-strong data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-brand-strong pointer-coarse:py-3"
    >
      {children}
    </Tabs.Trigger>
  );
}

function SignInAgain({ email }: { email: string }) {
  const actions = useActions();
  const open = useEditor((state) => state.line.kind === "sign-in");
  return <SignInDialog open={open} email={email} onSignedIn={actions.resume} />;
}

function Announcements() {
  const text = useEditor((state) => state.announcement);
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
