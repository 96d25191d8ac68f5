import { createHash } from "node:crypto";

import { canonicalJson } from "@/lib/core/format/canonical-json";

/** What the checksum of a sending covers. */
export interface SealedSending {
  organisationId: string;
  formVersionId: string;
  sentAt: Date;
  answers: unknown;
  explanations: unknown;
}

/**
 * Checksum of what was sent: SHA-256 over its canonical JSON, keys in one order, so that the same answers always have the
 * same one and a changed letter another. Anybody can compute it again from the stored row.
 */
export function sealSending({
  organisationId,
  formVersionId,
  sentAt,
  answers,
  explanations,
}: SealedSending): Buffer {
  const text = canonicalJson({
    organisation: organisationId,
    form: formVersionId,
    sentAt: sentAt.toISOString(),
    answers,
    explanations,
  });
  return createHash("sha256").update(text).digest();
}
