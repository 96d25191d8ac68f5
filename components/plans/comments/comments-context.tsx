"use client";

import { useRouter } from "next/navigation";
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import { countByMeasure, countComments, firstFilter } from "@/lib/modules/plans/comments/rules";
import type { CommentCounts, PlanComments } from "@/lib/modules/plans/comments/types";
import { LIVE_STATES } from "@/lib/modules/plans/revisions/rules";
import { useActions, usePlan } from "../editor-context";
import { createCommentsStore, type CommentsState, type CommentsStore } from "./comments-store";
import { createKeptTexts, type KeptTexts } from "./kept-texts";

interface CommentsFrame extends CommentsStore {
  comments: PlanComments;
  counts: CommentCounts;
  byMeasure: ReadonlyMap<string, CommentCounts>;
  kept: KeptTexts;
  viewerId: string;
  /** The person may write a remark, and the text on the page still takes one. */
  mayWrite: boolean;
}

const CommentsContext = createContext<CommentsFrame | null>(null);

/** The form of a new remark among the kept texts. */
export const NEW_COMMENT = "comment";

interface CommentsProviderProps {
  comments: PlanComments;
  viewerId: string;
  children: ReactNode;
}

/** Remarks on the plan beside its editor, in a state of their own: a new one does not make the editor anew. */
export function CommentsProvider({ comments, viewerId, children }: CommentsProviderProps) {
  const { municipality, year, version } = usePlan();
  const { showTab } = useActions();
  const mayWrite = comments.can.comment && LIVE_STATES.some((state) => state === version.state);
  const [place] = useState(() =>
    createCommentsStore(firstFilter(countComments(comments.threads), comments.can.comment)),
  );
  const [kept] = useState(() =>
    createKeptTexts(
      lateDraftStorage(),
      { userId: viewerId, record: `plan-comments:${municipality.code}:${String(year)}` },
      thisWindow(),
    ),
  );
  const value = useMemo(
    () => ({
      ...place,
      comments,
      counts: countComments(comments.threads),
      byMeasure: countByMeasure(comments.threads),
      kept,
      viewerId,
      mayWrite,
    }),
    [place, comments, kept, viewerId, mayWrite],
  );

  useEffect(() => {
    // A task of the home page leads straight to the remarks.
    if (window.location.hash === "#comments") showTab("comments");
    void kept.open().then(() => {
      const left = kept.get(NEW_COMMENT);
      if (left) place.compose(typeof left.measureId === "string" ? left.measureId : null);
      place.setReady();
    });
  }, [kept, place, showTab]);

  return <CommentsContext value={value}>{children}</CommentsContext>;
}

export function useComments(): CommentsFrame {
  const frame = use(CommentsContext);
  if (!frame) throw new Error("This component is a part of the remarks on a plan");
  return frame;
}

/** A part of where the reader stands. */
export function useCommentsPlace<Part>(select: (state: CommentsState) => Part): Part {
  return useStore(useComments().store, select);
}

/** Remarks on a measure, of whatever text of the plan; undefined where there are none. */
export function useMeasureComments(lineageId: string): CommentCounts | undefined {
  return useComments().byMeasure.get(lineageId);
}

/** Leads to the remarks on a measure, or to a new one on it. */
export function useCommentsWay() {
  const { showMeasure, compose } = useComments();
  const { showTab, closeSheet } = useActions();
  const go = () => {
    closeSheet();
    showTab("comments");
  };
  return {
    show: (lineageId: string) => {
      showMeasure(lineageId);
      go();
    },
    write: (measureId: string | null) => {
      compose(measureId);
      go();
    },
  };
}

/** What every write needs: the plan's address, the acting person, and what to do with the answer. */
export function useCommentWrites() {
  const { viewerId, touch } = useComments();
  const { municipality, year } = usePlan();
  const router = useRouter();
  return {
    target: { municipality: municipality.code, year },
    with: (commandKey: string) => ({ context: { commandKey, actingUser: viewerId } }),
    /** A refusal may mean that something was said since: the page reads it, what is typed stays. */
    fresh: async <Reply,>(reply: Promise<Reply>): Promise<Reply> => {
      try {
        return await reply;
      } catch (error) {
        router.refresh();
        throw error;
      }
    },
    done: (id: string) => {
      touch(id);
      router.refresh();
    },
  };
}
