"use client";

import { ORPCError } from "@orpc/client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { client } from "@/lib/core/api/client";
import type { WaitingReportRow } from "@/lib/modules/plans/execution/types";

const UNREACHABLE = "Портал не отвечает: нет связи. Ничего не подтверждено, повторите.";

/** Accepts reports; a repeat of the same reports is the same command. A refusal reads the page again. */
export function useConfirmReports(
  target: { municipality: string; year: number },
  viewerId: string,
  onDone: (rows: readonly WaitingReportRow[]) => void,
) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const sent = useRef({ body: "", key: "" });

  const confirm = async (rows: readonly WaitingReportRow[]) => {
    if (busy) return;
    const reports = rows.map(({ cell }) => ({ id: cell.id, version: cell.version }));
    const body = JSON.stringify(reports);
    if (sent.current.body !== body) sent.current = { body, key: crypto.randomUUID() };
    setBusy(true);
    setFailure(null);
    try {
      const context = { commandKey: sent.current.key, actingUser: viewerId };
      await client.plans.execution.confirm({ ...target, reports }, { context });
      onDone(rows);
    } catch (error) {
      const answered = error instanceof ORPCError && error.defined;
      setFailure(answered ? error.message : UNREACHABLE);
      if (answered) router.refresh();
    } finally {
      setBusy(false);
    }
  };
  return { confirm, busy, failure, forget: () => setFailure(null) };
}
