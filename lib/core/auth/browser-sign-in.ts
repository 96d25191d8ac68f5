/** The browser's side of signing in and out: two requests to the portal itself, nothing else. */

export type SignInResult = { ok: true } | { ok: false; message: string; retryAfter: number };

const UNREACHABLE = "Портал не отвечает. Проверьте подключение к сети и повторите: введённое сохранено.";

/** Signs in by e-mail and password; the answer is one clear sentence. Never throws. */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  try {
    const response = await post("callback/credentials", { email, password });
    if (response.ok) return { ok: true };
    return { ok: false, ...(await readRefusal(response)) };
  } catch {
    return { ok: false, message: UNREACHABLE, retryAfter: 0 };
  }
}

/** Ends the session on the server and takes the cookie away. False when the portal could not be reached. */
export async function signOut(): Promise<boolean> {
  try {
    return (await post("signout", {})).ok;
  } catch {
    return false;
  }
}

async function post(action: string, fields: Record<string, string>): Promise<Response> {
  const proof = (await (await fetch("/api/auth/csrf", { cache: "no-store" })).json()) as {
    csrfToken: string;
  };
  return fetch(`/api/auth/${action}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken: proof.csrfToken, json: "true" }),
  });
}

/** next-auth answers with the address of its error page; the sentence lies in its parameter. */
async function readRefusal(response: Response): Promise<{ message: string; retryAfter: number }> {
  const body = (await response.json()) as { url?: string; message?: string };
  if (body.message) return { message: body.message, retryAfter: 0 };
  const told = new URL(body.url ?? "/", window.location.origin).searchParams.get("error") ?? "";
  try {
    const refusal = JSON.parse(told) as { message: string; retryAfter?: number };
    return { message: refusal.message, retryAfter: refusal.retryAfter ?? 0 };
  } catch {
    return { message: "Войти не удалось. Обновите страницу и повторите.", retryAfter: 0 };
  }
}
