import type { PortalPage } from "./people";

/** What belongs to the region and is open to all its people. */
export const LIBRARY_PAGES: Record<string, PortalPage> = {
  "app/(portal)/(everyone)/region/library/page.tsx": { path: "/region/library", may: "signed-in" },
  "app/(portal)/(everyone)/region/library/[id]/page.tsx": {
    path: "/region/library/letter-2024-01-29",
    may: "signed-in",
  },
};
