import { cache } from "react";

import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { getLibraryItem } from "@/lib/modules/library/queries";
import { listLibrary } from "@/lib/modules/library/search/queries";
import { libraryParams } from "@/lib/modules/library/schema";
import { readerContext } from "@/lib/modules/organisations/frame/loaders";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** The region's library by what the address asks for. */
export async function loadLibrary(params: Params) {
  const asked = libraryParams.parse(await params);
  return orNotFound(async () => listLibrary(await readerContext(), asked));
}

/** A document of the library; what can be no address of one is a document that is not there. */
export const loadLibraryItem = cache((address: string) =>
  orNotFound(async () => {
    if (!/^[a-z\d-]{1,80}$/.test(address)) throw notFoundError();
    return getLibraryItem(await readerContext(), address);
  }),
);
