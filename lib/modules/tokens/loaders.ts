import { notFound } from "next/navigation";
import { z } from "zod";

import { pageContext } from "@/lib/core/auth/context";
import type { OrganisationKind } from "@/lib/core/db/enums";
import { AppError } from "@/lib/core/errors";
import { listTokens } from "@/lib/modules/tokens/queries";
import type { TokenList } from "@/lib/modules/tokens/types";

type Params = Promise<Record<string, string | string[] | undefined>>;

const search = z.object({ after: z.uuid().optional().catch(undefined) });

/** Tokens of an organisation for its page; a stranger's organisation and a missing right answer 404. */
export async function loadTokens(
  kind: OrganisationKind,
  code: string | null,
  params: Params,
): Promise<TokenList> {
  const { after } = search.parse(await params);
  try {
    const ctx = await pageContext(code === null ? "region" : { organisation: code });
    if (ctx.organisation?.kind !== kind) notFound();
    return await listTokens(ctx, { after });
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}
