import { cache } from "react";
import { z } from "zod";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { readerContext } from "@/lib/modules/organisations/frame/loaders";
import { listBank } from "@/lib/modules/practices/bank/queries";
import { getPractice, getPublishedPractice, listPractices } from "@/lib/modules/practices/queries";
import { bankParams } from "@/lib/modules/practices/schema";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** The bank of the region by what the address asks for. */
export async function loadBank(params: Params) {
  const asked = bankParams.parse(await params);
  return orNotFound(async () => listBank(await readerContext(), asked));
}

/** A published practice; an id that cannot be is a practice that is not there. */
export const loadPublishedPractice = cache((id: string) =>
  orNotFound(async () =>
    getPublishedPractice(await readerContext(), await pageContext("self"), requireId(id)),
  ),
);

/** Practices of a school or an authority. */
export const loadPractices = cache((code: string) =>
  orNotFound(async () => listPractices(await pageContext({ organisation: code }))),
);

/** A practice at the address of its author, whatever its state, and who works on it. */
export const loadPractice = cache((code: string, id: string) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    return {
      practice: await getPractice(ctx, requireId(id)),
      viewer: { id: ctx.user.id, email: ctx.user.email },
    };
  }),
);

function requireId(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFoundError();
  return id;
}
