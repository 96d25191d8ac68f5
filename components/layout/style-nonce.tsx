"use client";

declare global {
  // The name the style injector of Radix reads (package get-nonce).
  var __webpack_nonce__: string | undefined;
}

/**
 * Hands the nonce of the first document to Radix, whose dialogs add a style element.
 * The browser keeps the policy of that document, so a nonce of a later refresh must not replace it.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (typeof window !== "undefined") globalThis.__webpack_nonce__ ??= nonce;
  return null;
}
