import { cache } from "react";

import { notFound, redirect } from "next/navigation";

import { pageContext, type ContextTarget } from "@/lib/core/auth/context";
import { AppError } from "@/lib/core/errors";
import { getFrame } from "@/lib/modules/organisations/frame/queries";
import { homeOf } from "@/lib/modules/organisations/frame/rules";
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

/** Sends a person to the home of their area; those without any organisation to their account. */
export async function redirectHome(): Promise<never> {
  const { memberships } = await pageContext("self");
  const widest =
    memberships.find(({ organisation }) => organisation.kind === "region") ??
    memberships.find(({ organisation }) => organisation.kind === "municipality") ??
    memberships.find(({ role }) => role !== "mentor");
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
