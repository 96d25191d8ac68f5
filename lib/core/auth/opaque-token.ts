import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 bits for a session or a one-time link, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token: who reads the table can open nothing. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
