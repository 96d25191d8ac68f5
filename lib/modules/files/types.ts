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
