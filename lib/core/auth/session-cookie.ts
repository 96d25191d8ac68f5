import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";

import { SESSION_COOKIE } from "@/lib/core/auth/cookie-name";
import { env } from "@/lib/core/env";

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
