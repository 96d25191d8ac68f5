import { cache } from "react";

import { notFound, redirect } from "next/navigation";

import { pageContext, type ContextTarget } from "@/lib/core/auth/context";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError, notFoundError } from "@/lib/core/errors";
import { getFrame } from "@/lib/modules/organisations/frame/queries";
import { homeOf, widestMembership } from "@/lib/modules/organisations/frame/rules";
import type { Area, Frame, Mentorship } from "@/lib/modules/organisations/frame/types";

/** Frame of an area; what the person has no part in answers 404, as if it were absent. */
export const loadFrame = cache(async (area: Area, code?: string): Promise<Frame> => {
  const target: ContextTarget =
    area === "region"
      ? "region"
      : area === "mentor" || area === "account"
        ? "self"
        : { organisation: code ?? "" };
  try {
    const ctx = await pageContext(target);
    if (ctx.organisation && ctx.organisation.kind !== area) notFound();
    return await getFrame(ctx, await pageContext("self"), area);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

/**
 * The context in which a person reads what is open to the whole region: of their widest organisation, so that what is
 * counted there is all they may see. @throws AppError NOT_FOUND without any organisation.
 */
export const readerContext = cache(async (): Promise<TenantContext> => {
  const { memberships } = await pageContext("self");
  const membership = widestMembership(memberships) ?? memberships[0];
  if (!membership) throw notFoundError();
  return pageContext({ organisation: membership.organisation.code });
});

/** Frame of a page open to the whole region: that of the reader's own area. */
export const loadReaderFrame = cache(async (): Promise<Frame> => {
  const widest = widestMembership((await pageContext("self")).memberships);
  return widest ? loadFrame(widest.organisation.kind, widest.organisation.code) : loadFrame("mentor");
});

/** Sends a person to the home of their area; those without any organisation to their account. */
export async function redirectHome(): Promise<never> {
  const { memberships } = await pageContext("self");
  const widest = widestMembership(memberships);
  if (widest) redirect(homeOf(widest.organisation.kind, widest.organisation.code));
  redirect(memberships.length > 0 ? "/mentor" : "/account");
}

/** Schools the person mentors today, by name. */
export const loadMentorships = cache(async (): Promise<Mentorship[]> => {
  const { memberships } = await pageContext("self");
  return memberships
    .filter(({ role }) => role === "mentor")
    .map(({ organisation, basisDocument }) => ({
      code: organisation.code,
      name: organisation.name,
      basisDocument,
    }));
});
