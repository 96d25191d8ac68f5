"use client";

import { ORPCError } from "@orpc/client";
import { useEffect, useState } from "react";
import { client } from "@/lib/core/api/client";
import type { MeasureExecutionDetails } from "@/lib/modules/plans/execution/types";

export type LoadedExecution =
  | { kind: "loading" }
  | { kind: "failed"; message: string }
  | { kind: "ready"; details: MeasureExecutionDetails };

interface Target {
  municipality: string;
  year: number;
  lineageId: string;
}

const UNREACHABLE = "Портал не отвечает: нет связи. Проверьте подключение и повторите.";

/** Execution of one measure, read when its sheet is opened; what is shown stays while it is read again. */
export function useMeasureExecution({ municipality, year, lineageId }: Target): {
  loaded: LoadedExecution;
  reload: () => Promise<void>;
} {
  const [loaded, setLoaded] = useState<LoadedExecution>({ kind: "loading" });
  useEffect(() => {
    let left = false;
    void read({ municipality, year, lineageId }).then((answer) => {
      if (!left) setLoaded(answer);
    });
    return () => {
      left = true;
    };
  }, [municipality, year, lineageId]);
  const reload = async () => {
    setLoaded(await read({ municipality, year, lineageId }));
  };
  return { loaded, reload };
}

async function read(target: Target): Promise<LoadedExecution> {
  try {
    return { kind: "ready", details: await client.plans.execution.get(target) };
  } catch (error) {
    const message = error instanceof ORPCError && error.defined ? error.message : UNREACHABLE;
    return { kind: "failed", message };
  }
}
