"use client";

import { FileSpreadsheet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState, type DragEvent, type ReactNode } from "react";

import { FileInput, UploadLine } from "@/components/files/file-upload";
import { useUploads } from "@/components/files/use-uploads";
import { cn } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Spinner } from "@/components/ui/spinner";
import { client } from "@/lib/core/api/client";
import type { ImportKind } from "@/lib/core/db/enums";
import { PUPIL_DATA_REMINDER, TABLE_EXTENSIONS } from "@/lib/modules/files/rules";
import type { FileRow } from "@/lib/modules/files/types";
import { importHref, importRefusal } from "./import-portal";

interface StartImportProps {
  /** Code of the region. */
  organisation: string;
  viewerId: string;
  kind: ImportKind;
  /** What the kind needs beside the file. */
  options?: Record<string, string | number | boolean | null>;
  /** What is asked before the file, and what the table should be like. */
  children?: ReactNode;
  /** Why no file may be sent yet: «Укажите год». */
  blocked?: string | null;
}

/** Where a table is chosen or dropped; once it is sent, the portal reads it and its page opens. */
export function StartImport({
  organisation,
  viewerId,
  kind,
  options = {},
  children,
  blocked = null,
}: StartImportProps) {
  const router = useRouter();
  const [over, setOver] = useState(false);
  const [beginning, setBeginning] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // One file is one command, however often it is sent.
  const keys = useRef(new Map<string, string>());

  const { uploads, add, remove, retry } = useUploads({
    organisation,
    actingUser: viewerId,
    purpose: "table",
    onStored: (file) => void begin(file),
  });
  const busy = beginning || uploads.some(({ state }) => state !== "refused");

  async function begin({ id: fileId }: FileRow): Promise<void> {
    setBeginning(true);
    const commandKey = keys.current.get(fileId) ?? crypto.randomUUID();
    keys.current.set(fileId, commandKey);
    try {
      const { id } = await client.imports.begin(
        { kind, fileId, options },
        { context: { commandKey, actingUser: viewerId } },
      );
      router.push(importHref(id));
    } catch (error) {
      setBeginning(false);
      setRefusal(importRefusal(error));
    }
  }

  function take(files: readonly File[]): void {
    const [file] = files;
    if (!file || busy) return;
    setRefusal(blocked);
    if (blocked) return;
    for (const { id } of uploads) remove(id);
    add([file]);
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  }

  return (
    <div className="space-y-5">
      {refusal ? (
        <Notice tone="danger" heading="Файл не загружен" live>
          <p>{refusal}</p>
        </Notice>
      ) : null}
      <Section title="Файл">
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
          className={cn(
            "space-y-2 rounded-lg border-2 border-dashed px-4 py-6",
            over ? "border-accent bg-info-tint" : "border-line-strong",
          )}
        >
          <p className="text-ink-2">
            Таблица .xlsx, .ods или .csv до 20 МБ, без макросов и пароля. Выберите её или перетащите сюда.
          </p>
          <p className="text-sm text-muted">{PUPIL_DATA_REMINDER}</p>
          <FileInput
            icon={<FileSpreadsheet />}
            text="Выбрать файл"
            accept={TABLE_EXTENSIONS}
            take={take}
            disabled={busy}
          />
          {uploads.length > 0 ? (
            <ul className="space-y-1">
              {uploads.map((upload) => (
                <UploadLine key={upload.id} upload={upload} remove={remove} retry={retry} />
              ))}
            </ul>
          ) : null}
          <p aria-live="polite" className="flex items-center gap-2 text-ink-2">
            {beginning ? (
              <>
                <Spinner /> Файл получен, открываем его страницу…
              </>
            ) : null}
          </p>
        </div>
      </Section>
      {children}
    </div>
  );
}
