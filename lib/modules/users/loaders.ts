import { notFound } from "next/navigation";
import { z } from "zod";

import { pageContext } from "@/lib/core/auth/context";
import type { OrganisationKind } from "@/lib/core/db/enums";
import { AppError } from "@/lib/core/errors";
import { listUsers } from "@/lib/modules/users/queries";
import type { UserList } from "@/lib/modules/users/types";

type Params = Promise<Record<string, string | string[] | undefined>>;

const search = z.object({
  // A zero byte, which no keyboard types, is refused by PostgreSQL.
  q: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !text.includes("\0"))
    .catch(""),
  after: z.uuid().optional().catch(undefined),
});

/** People of an organisation for its page; a stranger's organisation and a missing right answer 404. */
export async function loadUsers(
  kind: OrganisationKind,
  code: string | null,
  params: Params,
): Promise<UserList> {
  const { q, after } = search.parse(await params);
  try {
    const ctx = await pageContext(code === null ? "region" : { organisation: code });
    if (ctx.organisation?.kind !== kind) notFound();
    return await listUsers(ctx, { query: q, after });
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}
