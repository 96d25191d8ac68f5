import { createHmac } from "node:crypto";

import type { Permission } from "@/lib/core/auth/permissions";
import { hashToken } from "@/lib/core/auth/opaque-token";
import type { TokenScope } from "@/lib/core/db/enums";
import { env } from "@/lib/core/env";

/**
 * What each scope of a token permits. Reads alone: a token never writes. `submission:read-small` is in none: what another
 * system keeps, the portal can no longer hide.
 */
const SCOPE_PERMISSIONS = {
  organisations: ["school:read"],
  lists: ["school-list:read"],
  results: ["result:read"],
  plans: ["plan:read"],
  monitorings: ["monitoring:read", "submission:read"],
} as const satisfies Record<TokenScope, readonly Permission[]>;

/** Permissions of a token with these scopes. */
export function permissionsOf(scopes: readonly TokenScope[]): Permission[] {
  return scopes.flatMap((scope): readonly Permission[] => SCOPE_PERMISSIONS[scope]);
}

/** By which a leaked token is known where it was left. */
const PREFIX = "traj_";

/**
 * The secret of a token is derived from its id with the secret of the server, as that of a one-time link: the repeat of
 * a lost answer shows the same, and neither the table nor the stored reply holds anything that opens the portal.
 */
export function secretOf(tokenId: string): string {
  const secret = createHmac("sha256", env.authSecret).update(`access-token:${tokenId}`).digest("base64url");
  return `${PREFIX}${secret}`;
}

/** What the table keeps of a token just made. */
export function hashOf(tokenId: string): Uint8Array<ArrayBuffer> {
  return hashToken(secretOf(tokenId));
}

/** The token a request brings («Authorization: Bearer …»), an empty one where it is misspelt; null: it brings none. */
export function bearerOf(headers: Headers): string | null {
  const [scheme = "", ...rest] = (headers.get("authorization") ?? "").trim().split(/\s+/);
  return scheme.toLowerCase() === "bearer" ? rest.join(" ") : null;
}

/** Can it be a token of the portal at all? */
export function looksLikeToken(secret: string): boolean {
  return /^traj_[\w-]{43}$/.test(secret);
}
