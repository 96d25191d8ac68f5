/** A stored file as people see it. */
export interface FileRow {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  storedAt: string;
  storedBy: string;
}

/** How far a file has come: begun, sent in parts, stored. */
export interface FileUploadProgress {
  id: string;
  /** Bytes the portal holds: the next part begins there. */
  received: number;
  /** The file, once all of it is here and what it holds has been checked. */
  file: FileRow | null;
}
