import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";

import { requestAddress } from "@/lib/core/api/request-address";
import { SESSION_COOKIE } from "@/lib/core/auth/cookie-name";
import { ABSOLUTE_DAYS, endSessionOfToken } from "@/lib/core/auth/sessions";
import { signInWithPassword } from "@/lib/core/auth/sign-in";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { errorFacts, log } from "@/lib/core/logger";

const COOKIE = { httpOnly: true, secure: true, path: "/" } as const;

const credentials = z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(1000) });

/** The person sees this sentence: the page reads it back from the address that next-auth answers with. */
function refusal(message: string, retryAfter?: number): Error {
  return new Error(JSON.stringify({ message, retryAfter }));
}

/** Checks e-mail and password; next-auth only wraps the token of the session into a cookie. */
async function authorize(typed: unknown, headers: Headers): Promise<{ id: string; sid: string }> {
  const parsed = credentials.safeParse(typed);
  if (!parsed.success) throw refusal("Укажите электронную почту и пароль.");
  try {
    const sid = await signInWithPassword(parsed.data.email, parsed.data.password, {
      address: requestAddress(headers),
      userAgent: headers.get("user-agent") ?? "",
    });
    return { id: "session", sid };
  } catch (error) {
    if (error instanceof AppError) throw refusal(error.message, error.details.retryAfter);
    log("error", "sign-in failed unexpectedly", errorFacts(error));
    throw refusal("Войти не удалось из-за ошибки портала. Повторите через минуту.");
  }
}

function createOptions(): AuthOptions {
  return {
    secret: env.authSecret,
    useSecureCookies: true, // also on http://localhost: browsers keep Secure cookies there
    cookies: {
      // Lax: a link sent to a colleague opens as the colleague.
      sessionToken: { name: SESSION_COOKIE, options: { ...COOKIE, sameSite: "lax" } },
      csrfToken: { name: "__Host-trajectory-csrf", options: { ...COOKIE, sameSite: "strict" } },
      callbackUrl: { name: "__Host-trajectory-callback", options: { ...COOKIE, sameSite: "strict" } },
    },
    pages: { signIn: "/login", error: "/login" },
    session: { strategy: "jwt", maxAge: ABSOLUTE_DAYS * 24 * 60 * 60 },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: (typed, request) =>
          authorize(typed, new Headers(request.headers as Record<string, string>)),
      }),
    ],
    callbacks: {
      // Nothing but the opaque token: the row of the session says whose it is and whether it still lives.
      jwt: ({ token, user }) => ({ sid: (user as { sid?: string } | undefined)?.sid ?? token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token.sid === "string") await endSessionOfToken(token.sid);
      },
    },
    logger: {
      error: (code, facts) =>
        log("error", "next-auth", { code, ...errorFacts(facts instanceof Error ? facts : undefined) }),
      warn: () => undefined, // only NEXTAUTH_URL, whose value nothing here depends on
      debug: () => undefined,
    },
  };
}

/** What the pages use; the library's own pages and its session endpoint stay closed. */
const OPEN = new Set(["GET csrf", "POST callback/credentials", "POST signout"]);

/** The endpoint of next-auth, narrowed to signing in and out from the portal's own pages. */
export async function handleAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  if (!OPEN.has(`${request.method} ${nextauth.join("/")}`)) return new Response(null, { status: 404 });
  if (request.method === "POST" && request.headers.get("origin") !== env.origin) {
    return Response.json(
      {
        message: `Запрос пришёл не со страницы портала. Откройте портал по адресу ${env.origin} и повторите.`,
      },
      { status: 403 },
    );
  }
  const handler = NextAuth(createOptions()) as (request: Request, context: unknown) => Promise<Response>;
  return handler(request, context);
}
