"use client";

import { useEffect, useRef, useState } from "react";

import { client } from "@/lib/core/api/client";
import { sendFile } from "@/lib/core/files/browser-upload";
import { cleanFileName, fileProblem, type FilePurpose } from "@/lib/modules/files/rules";
import type { FileRow } from "@/lib/modules/files/types";

/** A file on its way, or one that did not get there. */
export interface Upload {
  id: string;
  name: string;
  size: number;
  received: number;
  state: "waiting" | "sending" | "offline" | "refused" | "sign-in";
  /** Why it was refused and what to do. */
  message: string;
}

interface Source {
  bytes: File;
  abort: AbortController;
}

interface UploadsOptions {
  organisation: string;
  actingUser: string | undefined;
  onStored: (file: FileRow) => void;
  purpose?: FilePurpose;
}

/** Files being sent, one after the other. Those still on their way are given up when the form closes. */
export function useUploads({ organisation, actingUser, onStored, purpose = "attachment" }: UploadsOptions) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const sources = useRef(new Map<string, Source>());
  const line = useRef(Promise.resolve());
  const latestOnStored = useRef(onStored);

  useEffect(() => {
    latestOnStored.current = onStored;
  });
  useEffect(() => {
    const all = sources.current;
    return () => {
      for (const { abort } of all.values()) abort.abort();
    };
  }, []);

  function change(id: string, values: Partial<Upload>): void {
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...values } : one)));
  }

  function remove(id: string): void {
    sources.current.get(id)?.abort.abort();
    sources.current.delete(id);
    setUploads((before) => before.filter((one) => one.id !== id));
  }

  async function send({ id, name, size }: Upload): Promise<void> {
    const source = sources.current.get(id);
    if (!source || source.abort.signal.aborted) return;
    change(id, { state: "sending", message: "" });
    const end = await sendFile({
      id,
      bytes: source.bytes,
      actingUser,
      begin: () =>
        client.files.begin(
          { organisation, id, name, size, purpose },
          { context: actingUser === undefined ? {} : { actingUser } },
        ),
      onProgress: (received) => {
        change(id, { received, state: "sending" });
      },
      onLine: (lost) => {
        change(id, { state: lost ? "offline" : "sending" });
      },
      signal: source.abort.signal,
    });
    if (end.kind === "stored") {
      remove(id);
      latestOnStored.current(end.file);
    } else if (end.kind === "refused") {
      change(id, { state: "refused", message: end.message });
    } else if (end.kind === "sign-in") {
      change(id, {
        state: "sign-in",
        message: "Вход завершён. Войдите ещё раз в другой вкладке и повторите.",
      });
    }
  }

  function queue(upload: Upload): void {
    change(upload.id, { state: "waiting", message: "" });
    line.current = line.current.then(() => send(upload));
  }

  return {
    uploads,
    add: (files: readonly File[]) => {
      for (const bytes of files) {
        const upload = newUpload(bytes, purpose);
        setUploads((before) => [...before, upload]);
        if (upload.state === "refused") continue;
        sources.current.set(upload.id, { bytes, abort: new AbortController() });
        queue(upload);
      }
    },
    remove,
    retry: queue,
  };
}

function newUpload(bytes: File, purpose: FilePurpose): Upload {
  const [name, size] = [cleanFileName(bytes.name), bytes.size];
  const message = fileProblem({ name, size }, purpose) ?? "";
  const state = message === "" ? "waiting" : "refused";
  return { id: crypto.randomUUID(), name, size, received: 0, state, message };
}
