import { cache } from "react";
import { z } from "zod";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { getLetter, listReceivedLetters } from "@/lib/modules/letters/queries";
import { listLetters } from "@/lib/modules/letters/register/queries";
import { registerParams } from "@/lib/modules/letters/schema";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** The region's register of letters by what the address asks for. */
export async function loadLetters(params: Params) {
  const asked = registerParams.parse(await params);
  return orNotFound(async () => listLetters(await pageContext("region"), asked));
}

/** A letter of the register; an id that cannot be is a letter that is not there. */
export const loadLetter = cache((id: string) =>
  orNotFound(async () => {
    if (!z.uuid().safeParse(id).success) throw notFoundError();
    return getLetter(await pageContext("region"), id);
  }),
);

/** Letters an authority was sent. */
export const loadReceivedLetters = cache((code: string) =>
  orNotFound(async () => listReceivedLetters(await pageContext({ organisation: code }))),
);
