import { FileText } from "lucide-react";
import type { ReactNode } from "react";

import { formatFileSize } from "@/lib/core/format/numbers";
import type { FileRow } from "@/lib/modules/files/types";

interface FileListProps {
  files: readonly FileRow[];
  /** What can be done with a file, beside its line. */
  actionsOf?: (file: FileRow) => ReactNode;
  /** What is to be known of a file, behind its size. */
  noteOf?: (file: FileRow) => string;
}

/** Stored files, each a link that saves it. */
export function FileList({ files, actionsOf, noteOf }: FileListProps) {
  return (
    <ul className="space-y-1">
      {files.map((file) => (
        <FileLine
          key={file.id}
          name={
            <a href={`/api/files/${file.id}`} download={file.name} className="break-words">
              {file.name}
            </a>
          }
          note={[formatFileSize(file.size), noteOf?.(file)].filter(Boolean).join(", ")}
          actions={actionsOf?.(file)}
        />
      ))}
    </ul>
  );
}

interface FileLineProps {
  name: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** One file in a list: its name, how large it is, what can be done with it, and below what becomes of it. */
export function FileLine({ name, note, actions, children }: FileLineProps) {
  return (
    <li className="flex items-start gap-2">
      <FileText className="mt-1 size-4 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {name} {note ? <span className="text-sm whitespace-nowrap text-muted">{note}</span> : null}
        {children}
      </div>
      {actions}
    </li>
  );
}
