import { NextResponse, type NextRequest } from "next/server";

import { SESSION_COOKIE } from "@/lib/core/auth/cookie-name";
import { env } from "@/lib/core/env";

/** Pages for those who have not signed in. */
const OPEN = /^\/(login|invite|reset-password)(\/|$)/;

/** Charts and panels set style attributes; style elements and scripts need the nonce of this answer. */
function contentSecurityPolicy(nonce: string): string {
  const evaluation = env.isDevelopment ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src-elem 'self' ${env.isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Makes the nonce of a page and sends those without a session cookie to sign in. Whether the cookie proves anything,
 * and what its holder may see, is decided below, where data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (!OPEN.test(pathname) && !request.cookies.has(SESSION_COOKIE)) {
    const login = request.nextUrl.clone();
    login.pathname = "/login";
    login.search = pathname === "/" ? "" : new URLSearchParams({ next: `${pathname}${search}` }).toString();
    return NextResponse.redirect(login);
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", `${pathname}${search}`);
  headers.set("content-security-policy", policy); // the framework reads the nonce for its own scripts from here
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (env.origin.startsWith("https://")) {
    response.headers.set("strict-transport-security", "max-age=31536000");
  }
  return response;
}

/** Pages only: files of the build and of public/ need no nonce, the API answers with data. */
export const config = { matcher: "/((?!api/|_next/|favicon\\.(?:ico|svg)$).*)" };
