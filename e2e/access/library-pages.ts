import { AUTHORITY, PLAN_OF_REGION, SCHOOL, type PortalPage } from "./people";

/** Practices of the demonstration, by their last digit: see prisma/seed/demo/practices.ts. */
const PRACTICE = "7ac71ce0-0000-4000-8000-00000000000";

/** What belongs to the region and is open to all its people. */
export const LIBRARY_PAGES: Record<string, PortalPage> = {
  "app/(portal)/(everyone)/region/library/page.tsx": { path: "/region/library", may: "signed-in" },
  "app/(portal)/(everyone)/region/library/[id]/page.tsx": {
    path: "/region/library/letter-2024-01-29",
    may: "signed-in",
  },
  "app/(portal)/(everyone)/region/practices/page.tsx": { path: "/region/practices", may: "signed-in" },
  "app/(portal)/(everyone)/region/practices/[id]/page.tsx": {
    path: `/region/practices/${PRACTICE}3`,
    may: "signed-in",
  },
  "app/(portal)/municipalities/[code]/practices/page.tsx": {
    path: "/municipalities/91-02/practices",
    may: [...PLAN_OF_REGION, "expert", ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/practices/[id]/page.tsx": {
    path: `/municipalities/91-02/practices/${PRACTICE}2`,
    may: AUTHORITY,
  },
  "app/(portal)/schools/[code]/practices/page.tsx": {
    path: "/schools/91-02-003/practices",
    may: [...PLAN_OF_REGION, "expert", ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/practices/[id]/page.tsx": {
    // A draft: the school's own until it is proposed.
    path: `/schools/91-02-003/practices/${PRACTICE}1`,
    may: SCHOOL,
  },
};
