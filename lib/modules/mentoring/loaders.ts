import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getMentoring } from "@/lib/modules/mentoring/queries";

/** The journal of visits to a school, and who looks at it. */
export const loadMentoring = cache((code: string) =>
  orNotFound(async () => {
    const page = await getMentoring(await pageContext({ organisation: code }));
    const { user } = await pageContext("self");
    return { page, viewer: { id: user.id, email: user.email } };
  }),
);
