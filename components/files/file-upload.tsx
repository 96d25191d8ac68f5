"use client";

import { Camera, Paperclip, RotateCw, X } from "lucide-react";
import {
  useEffect,
  useEffectEvent,
  useId,
  useState,
  type ChangeEvent,
  type DragEvent,
  type ReactNode,
} from "react";

import { FileLine, FileList } from "@/components/files/file-list";
import { useUploads, type Upload } from "@/components/files/use-uploads";
import { FieldError } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Meter } from "@/components/ui/meter";
import { formatFileSize } from "@/lib/core/format/numbers";
import { ACCEPTED_EXTENSIONS, PUPIL_DATA_REMINDER } from "@/lib/modules/files/rules";
import type { FileRow } from "@/lib/modules/files/types";

interface FileUploadProps {
  /** Code of the organisation in whose name the files are brought. */
  organisation: string;
  /** Files attached so far. */
  files: readonly FileRow[];
  onChange: (files: FileRow[]) => void;
  /** Whose hands are on the form: a file is never sent under another name. */
  actingUser?: string;
  label?: string;
  /** Who will see the files and what must not be in them. */
  reminder?: string;
  error?: string | undefined;
  /** Files a record takes. */
  most?: number;
  /** Files are on their way: a form sent now would go without them. `refused`: one was not taken, and still stands there. */
  onBusyChange?: (busy: boolean, refused: boolean) => void;
}

/** Attaches files: chosen, dropped or photographed; sent at once, with progress, and on after a lost line. */
export function FileUpload({
  organisation,
  files,
  onChange,
  actingUser,
  label = "Файлы",
  reminder = PUPIL_DATA_REMINDER,
  error,
  most = 20,
  onBusyChange,
}: FileUploadProps) {
  const id = useId();
  const [said, setSaid] = useState("");
  const [over, setOver] = useState(false);
  const { uploads, add, remove, retry } = useUploads({
    organisation,
    actingUser,
    onStored: (file) => {
      onChange([...files, file]);
      setSaid(`Файл «${file.name}» приложен`);
    },
  });

  const busy = uploads.some(({ state }) => state !== "refused");
  const refused = uploads.some(({ state }) => state === "refused");
  const tellBusy = useEffectEvent(() => onBusyChange?.(busy, refused));
  useEffect(() => {
    tellBusy();
  }, [busy, refused]);

  function take(chosen: readonly File[]): void {
    const room = most - files.length - uploads.filter(({ state }) => state !== "refused").length;
    add(chosen.slice(0, Math.max(room, 0)));
    if (chosen.length > room) setSaid(`Можно приложить не больше ${String(most)} файлов: остальные не взяты`);
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  }

  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-reminder`}>
      <p id={`${id}-label`} className="mb-1 font-medium">
        {label}
      </p>
      <p id={`${id}-reminder`} className="mb-1.5 text-sm text-muted">
        {reminder}
      </p>
      <div
        className={cn(
          "rounded-md border border-dashed px-3 py-2.5",
          over ? "border-brand bg-brand-tint" : "border-control",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={onDrop}
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <FileInput
            icon={<Paperclip />}
            text="Выбрать файлы"
            accept={ACCEPTED_EXTENSIONS}
            take={take}
            multiple
          />
          <span className="hidden pointer-coarse:inline-flex">
            <FileInput
              icon={<Camera />}
              text="Сфотографировать"
              accept={["image/jpeg"]}
              take={take}
              capture
            />
          </span>
          <p className="text-sm text-muted">
            <span className="pointer-coarse:hidden">или перетащите их сюда. </span>
            PDF, DOCX, XLSX, TXT, JPG, PNG до 20 МБ.
          </p>
        </div>
        {files.length > 0 ? (
          <div className="mt-2">
            <FileList
              files={files}
              actionsOf={(file) => (
                <IconButton
                  label={`Убрать файл ${file.name}`}
                  icon={<X />}
                  onClick={() => {
                    onChange(files.filter((one) => one.id !== file.id));
                    setSaid(`Файл «${file.name}» убран`);
                  }}
                />
              )}
            />
          </div>
        ) : null}
        {uploads.length > 0 ? (
          <ul className="mt-2 space-y-1">
            {uploads.map((upload) => (
              <UploadLine key={upload.id} upload={upload} remove={remove} retry={retry} />
            ))}
          </ul>
        ) : null}
      </div>
      <FieldError id={id} error={error} />
      <p role="status" className="sr-only">
        {uploads.some(({ state }) => state === "offline")
          ? "Нет связи: отправка файла продолжится сама"
          : said}
      </p>
    </div>
  );
}

interface FileInputProps {
  icon: ReactNode;
  text: string;
  accept: readonly string[];
  take: (files: File[]) => void;
  multiple?: boolean;
  capture?: boolean;
  disabled?: boolean;
}

/** A file input that looks like a button: the input itself keeps the focus and the keyboard. */
export function FileInput({
  icon,
  text,
  accept,
  take,
  multiple = false,
  capture = false,
  disabled = false,
}: FileInputProps) {
  const id = useId();
  function onChange(event: ChangeEvent<HTMLInputElement>): void {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = ""; // the same file may be chosen again
    take(chosen);
  }
  return (
    <span className="relative">
      <input
        id={id}
        type="file"
        className="peer sr-only"
        accept={accept.join(",")}
        multiple={multiple}
        disabled={disabled}
        {...(capture && { capture: "environment" })}
        onChange={onChange}
      />
      <label
        htmlFor={id}
        className={buttonClass(
          "secondary",
          "small",
          "cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-(--focus-ring) [&>svg]:size-4",
        )}
      >
        {icon}
        {text}
      </label>
    </span>
  );
}

interface UploadLineProps {
  upload: Upload;
  remove: (id: string) => void;
  retry: (upload: Upload) => void;
}

export function UploadLine({ upload, remove, retry }: UploadLineProps) {
  const { id, name, size, received, state, message } = upload;
  const failed = state === "refused" || state === "sign-in";
  return (
    <FileLine
      name={<span className="break-words">{name}</span>}
      note={formatFileSize(size)}
      actions={
        <>
          {state === "sign-in" ? (
            <Button
              size="small"
              onClick={() => {
                retry(upload);
              }}
            >
              <RotateCw className="size-4" aria-hidden="true" />
              Повторить
            </Button>
          ) : null}
          <IconButton
            label={failed ? `Убрать файл ${name}` : `Отменить отправку файла ${name}`}
            icon={<X />}
            onClick={() => {
              remove(id);
            }}
          />
        </>
      }
    >
      {failed ? (
        <p role="alert" className="text-sm font-medium text-danger">
          {message}
        </p>
      ) : (
        <Meter
          label={`Отправка файла ${name}`}
          hideLabel
          value={received}
          max={size}
          text={progressText(upload)}
        />
      )}
    </FileLine>
  );
}

function progressText({ state, received, size }: Upload): string {
  if (state === "waiting") return "ждёт очереди";
  if (state === "offline") return "нет связи: отправка продолжится сама";
  return `отправлено ${String(Math.floor((received / size) * 100))} %`;
}
