import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";

import { isSignedIn, pageContext } from "@/lib/core/auth/context";
import type { LinkFacts } from "@/lib/core/auth/one-time-links";
import type { OneTimeLinkKind } from "@/lib/core/db/enums";
import { env } from "@/lib/core/env";
import { sameSitePath } from "@/lib/core/url/same-site-path";
import { getAccount, getLink } from "@/lib/modules/account/queries";
import { addressProblem } from "@/lib/modules/account/rules";
import type { Account } from "@/lib/modules/account/types";

/** What the sign-in page needs; those already inside go where they were going. */
export async function loadSignIn(
  params: Promise<Record<string, string | string[] | undefined>>,
): Promise<{ next: string; problem: string | null }> {
  const next = sameSitePath((await params).next);
  if (await isSignedIn()) redirect(next);
  const host = (await headers()).get("host") ?? "";
  return { next, problem: addressProblem(host, env.origin) };
}

/** The person's own page. */
export const loadAccount = cache(async (): Promise<Account> => getAccount(await pageContext("self")));

/** Whose one-time link it is; null is shown as a link that does not hold, never as another person's. */
export const loadLink = cache(async (kind: OneTimeLinkKind, token: string): Promise<LinkFacts | null> =>
  getLink(kind, token),
);
