import { headers } from "next/headers";
import { redirect } from "next/navigation";

import { isSignedIn } from "@/lib/core/auth/context";
import { env } from "@/lib/core/env";
import { sameSitePath } from "@/lib/core/url/same-site-path";
import { addressProblem } from "@/lib/modules/account/rules";

/** What the sign-in page needs; those already inside go where they were going. */
export async function loadSignIn(
  params: Promise<Record<string, string | string[] | undefined>>,
): Promise<{ next: string; problem: string | null }> {
  const next = sameSitePath((await params).next);
  if (await isSignedIn()) redirect(next);
  const host = (await headers()).get("host") ?? "";
  return { next, problem: addressProblem(host, env.origin) };
}
