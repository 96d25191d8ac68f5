import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";

import { env } from "@/lib/core/env";

/** `__Host-`: only over https or localhost, only this host, never readable by a script. */
export const SESSION_COOKIE = "__Host-trajectory-session";

/** The opaque session token of the request, or null. The JWT around it proves nothing by itself. */
export async function readSessionToken(): Promise<string | null> {
  const raw = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!raw) return null;
  try {
    const claims = await decode({ token: raw, secret: env.authSecret });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    return null; // forged, damaged or signed with an old secret: nobody
  }
}
