/** Pages of monitorings among those of e2e/access/pages.ts. */

import { AUTHORITY, PLAN_OF_REGION, SCHOOL, type PortalPage } from "./people";

/** Forms an organisation owes monitorings: the list, one of them, the same on paper. */
function ownForms(
  area: string,
  code: string,
  form: string,
  may: PortalPage["may"],
): Record<string, PortalPage> {
  const [folder, home] = [`app/(portal)/${area}/[code]/monitorings`, `/${area}/${code}/monitorings`];
  return {
    [`${folder}/page.tsx`]: { path: home, may },
    [`${folder}/[year]/[campaign]/page.tsx`]: { path: `${home}/{year}/${form}`, may },
    [`${folder}/[year]/[campaign]/print/page.tsx`]: { path: `${home}/{year}/${form}/print`, may },
  };
}

export const MONITORING_PAGES: Record<string, PortalPage> = {
  "app/(portal)/region/campaigns/page.tsx": { path: "/region/campaigns", may: PLAN_OF_REGION },
  "app/(portal)/region/campaigns/settings/page.tsx": {
    path: "/region/campaigns/settings",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/campaigns/[year]/[code]/page.tsx": {
    path: "/region/campaigns/{year}/M1",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/monitorings/page.tsx": { path: "/region/monitorings", may: PLAN_OF_REGION },
  "app/(portal)/region/monitorings/[code]/[version]/page.tsx": {
    path: "/region/monitorings/M1/1",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/monitorings/[code]/[version]/edit/page.tsx": {
    path: "/region/monitorings/M1/2/edit",
    may: ["admin"],
  },
  "app/(portal)/region/monitorings/[code]/compare/page.tsx": {
    path: "/region/monitorings/M1/compare?from=1&to=2",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/campaigns/[year]/[code]/board/page.tsx": {
    path: "/region/campaigns/{year}/M1/board",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/campaigns/[year]/[code]/statistics/page.tsx": {
    path: "/region/campaigns/{year}/M1/statistics",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/submissions/page.tsx": { path: "/region/submissions", may: PLAN_OF_REGION },
  "app/(portal)/municipalities/[code]/submissions/page.tsx": {
    path: "/municipalities/91-02/submissions",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/submissions/[year]/[campaign]/[school]/page.tsx": {
    path: "/municipalities/91-02/submissions/{year}/M1/91-02-003",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  ...ownForms("schools", "91-02-003", "M1", [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL]),
  ...ownForms("municipalities", "91-02", "M5", [...PLAN_OF_REGION, ...AUTHORITY]),
  // Who answers reads what was sent on a page of their own.
  "app/(portal)/schools/[code]/monitorings/[year]/[campaign]/review/page.tsx": {
    path: "/schools/91-02-003/monitorings/{year}/M1/review",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/monitorings/[year]/[campaign]/review/page.tsx": {
    path: "/municipalities/91-02/monitorings/{year}/M5/review",
    may: PLAN_OF_REGION,
  },
};

/** What is carried away of them. */
export const MONITORING_ROUTES: Record<string, PortalPage> = {
  "app/api/exports/campaigns/[year]/[code]/route.ts": {
    path: "/api/exports/campaigns/{year}/M1?municipality=91-02&format=csv",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/api/exports/campaigns/[year]/[code]/statistics/route.ts": {
    path: "/api/exports/campaigns/{year}/M1/statistics?section=context&format=csv",
    may: PLAN_OF_REGION,
  },
};
