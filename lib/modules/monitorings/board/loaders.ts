import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { getBoard, listAuthorityBoard } from "@/lib/modules/monitorings/board/queries";

/** The board of a campaign; a year or a code that cannot be is a campaign that is not there. */
export const loadBoard = cache((year: string, campaign: string) =>
  orNotFound(async () => {
    const code = decodeURIComponent(campaign);
    if (!/^20\d{2}$/.test(year) || code.length > 40 || code.includes("\0")) throw notFoundError();
    return getBoard(await pageContext("region"), { year: Number(year), code });
  }),
);

/** The campaigns of an authority's schools. */
export const loadAuthorityBoard = cache((code: string) =>
  orNotFound(async () => listAuthorityBoard(await pageContext({ organisation: code }))),
);
