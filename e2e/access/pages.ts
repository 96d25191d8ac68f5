/**
 * Every page and route of the portal with an address of the demo region, and whose it is. The specs of this folder and
 * e2e/accessibility.spec.ts walk this list; a file of app/ without an entry fails.
 */

import { LIBRARY_PAGES } from "./library-pages";
import { MONITORING_PAGES, MONITORING_ROUTES } from "./monitoring-pages";
import { ORDER_PAGES, ORDER_ROUTES } from "./order-pages";
import { AUTHORITY, PLAN_OF_REGION, SCHOOL, type PortalPage } from "./people";

/** The letter of the demonstration sent to every authority. */
const LETTER = "9a1f0c52-3d5e-4b7a-8c21-5f60b7d4e801";
/** Runs of the demonstration, by their last digit: see prisma/seed/demo/runs.ts. */
const RUN = "0e500000-0000-4000-8000-00000000000";

export const PAGES: Record<string, PortalPage> = {
  "app/(auth)/login/page.tsx": { path: "/login", may: "anybody" },
  "app/(auth)/invite/[token]/page.tsx": { path: "/invite/unknown", may: "anybody" },
  "app/(auth)/reset-password/[token]/page.tsx": { path: "/reset-password/unknown", may: "anybody" },
  "app/(portal)/page.tsx": { path: "/", may: "signed-in", redirects: true },
  "app/(portal)/account/page.tsx": { path: "/account", may: "signed-in" },
  "app/(portal)/mentor/page.tsx": { path: "/mentor", may: "signed-in" },
  "app/(portal)/region/page.tsx": { path: "/region", may: [...PLAN_OF_REGION, "expert"] },
  "app/(portal)/region/plans/page.tsx": { path: "/region/plans?year={year}", may: PLAN_OF_REGION },
  ...LIBRARY_PAGES,
  "app/(portal)/region/comparison/page.tsx": { path: "/region/comparison", may: PLAN_OF_REGION },
  "app/(portal)/region/catalogue/page.tsx": { path: "/region/catalogue", may: PLAN_OF_REGION },
  "app/(portal)/region/results/import/page.tsx": {
    path: "/region/results/import",
    may: ["admin", "analyst"],
  },
  "app/(portal)/region/results/page.tsx": { path: "/region/results", may: PLAN_OF_REGION },
  "app/(portal)/region/lists/page.tsx": { path: "/region/lists", may: PLAN_OF_REGION },
  "app/(portal)/region/lists/appeals/page.tsx": { path: "/region/lists/appeals", may: PLAN_OF_REGION },
  "app/(portal)/region/lists/[year]/[kind]/[number]/import/page.tsx": {
    path: "/region/lists/{year}/regional/1/import",
    may: ["admin", "analyst"],
  },
  "app/(portal)/region/lists/[year]/[kind]/[number]/page.tsx": {
    path: "/region/lists/{year}/regional/1",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/letters/page.tsx": { path: "/region/letters", may: PLAN_OF_REGION },
  "app/(portal)/region/letters/[id]/page.tsx": { path: `/region/letters/${LETTER}`, may: PLAN_OF_REGION },
  "app/(portal)/region/methodologies/page.tsx": { path: "/region/methodologies", may: PLAN_OF_REGION },
  "app/(portal)/region/methodologies/[code]/page.tsx": {
    path: "/region/methodologies/REG_INDEX",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/methodologies/[code]/edit/page.tsx": {
    path: "/region/methodologies/REG_INDEX/edit",
    may: ["admin", "analyst"],
  },
  "app/(portal)/region/methodologies/[code]/sandbox/page.tsx": {
    path: "/region/methodologies/REG_INDEX/sandbox",
    may: ["admin", "analyst"],
  },
  ...MONITORING_PAGES,
  ...ORDER_PAGES,
  "app/(portal)/region/runs/page.tsx": { path: "/region/runs", may: PLAN_OF_REGION },
  "app/(portal)/region/runs/[id]/page.tsx": { path: `/region/runs/${RUN}2`, may: PLAN_OF_REGION },
  "app/(portal)/region/runs/[id]/schools/[code]/page.tsx": {
    path: `/region/runs/${RUN}2/schools/91-02-003`,
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/runs/compare/page.tsx": {
    path: `/region/runs/compare?left=${RUN}1&right=${RUN}2`,
    may: PLAN_OF_REGION,
  },
  // No published list rests on the run: nobody below the region sees it.
  "app/(portal)/schools/[code]/verdicts/[run]/page.tsx": {
    path: `/schools/91-02-003/verdicts/${RUN}2`,
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/users/page.tsx": { path: "/region/users", may: ["admin", "analyst"] },
  "app/(portal)/region/tokens/page.tsx": { path: "/region/tokens", may: ["admin"] },
  "app/(portal)/region/schools/page.tsx": { path: "/region/schools?q=32", may: PLAN_OF_REGION },
  "app/(portal)/region/schools/import/page.tsx": {
    path: "/region/schools/import",
    may: ["admin", "analyst"],
  },
  "app/(portal)/region/imports/page.tsx": { path: "/region/imports", may: ["admin", "analyst"] },
  // Of nobody: an import that is there is walked by the specs of its module.
  "app/(portal)/region/imports/[id]/page.tsx": {
    path: "/region/imports/00000000-0000-4000-8000-000000000000",
    may: [],
  },
  "app/(portal)/municipalities/[code]/page.tsx": {
    path: "/municipalities/91-02",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/schools/page.tsx": {
    path: "/municipalities/91-02/schools",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/lists/page.tsx": {
    path: "/municipalities/91-02/lists",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/lists/in-force/page.tsx": {
    path: "/municipalities/91-02/lists/in-force",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/lists/review/page.tsx": {
    path: "/municipalities/91-02/lists/review",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/letters/page.tsx": {
    path: "/municipalities/91-02/letters",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/plans/page.tsx": {
    path: "/municipalities/91-02/plans",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/plans/[year]/page.tsx": {
    path: "/municipalities/91-02/plans/{year}",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/plans/[year]/results/page.tsx": {
    path: "/municipalities/91-02/plans/{year}/results",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/plans/[year]/versions/page.tsx": {
    path: "/municipalities/91-02/plans/{year}/versions",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/plans/[year]/versions/[number]/page.tsx": {
    path: "/municipalities/91-02/plans/{year}/versions/1",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/plans/[year]/versions/[number]/changes/page.tsx": {
    path: "/municipalities/91-02/plans/{year}/versions/1/changes",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/plans/[year]/import/page.tsx": {
    path: "/municipalities/91-02/plans/{year}/import",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/plans/[year]/reports/page.tsx": {
    path: "/municipalities/91-02/plans/{year}/reports",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/results/page.tsx": {
    path: "/municipalities/91-02/results",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/tokens/page.tsx": {
    path: "/municipalities/91-02/tokens",
    may: ["admin", "head"],
  },
  "app/(portal)/municipalities/[code]/users/page.tsx": {
    path: "/municipalities/91-02/users",
    may: ["admin", "analyst", "head", "specialist"],
  },
  "app/(portal)/schools/[code]/page.tsx": {
    path: "/schools/91-02-003",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/card/page.tsx": {
    path: "/schools/91-02-003/card",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/actions/page.tsx": {
    path: "/schools/91-02-003/actions",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/region/programmes/page.tsx": { path: "/region/programmes", may: PLAN_OF_REGION },
  "app/(portal)/municipalities/[code]/programmes/page.tsx": {
    path: "/municipalities/91-02/programmes",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/schools/[code]/programmes/page.tsx": {
    path: "/schools/91-02-003/programmes",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/programmes/[year]/[kind]/page.tsx": {
    path: "/schools/91-02-003/programmes/{year}/antirisk",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/mentoring/page.tsx": {
    path: "/schools/91-02-003/mentoring",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/risk-profile/page.tsx": {
    path: "/schools/91-02-003/risk-profile",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/results/page.tsx": {
    path: "/schools/91-02-003/results",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/results/[year]/page.tsx": {
    path: "/schools/91-02-003/results/{year}",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/lists/page.tsx": {
    path: "/schools/91-02-003/lists",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/(portal)/schools/[code]/users/page.tsx": {
    path: "/schools/91-02-003/users",
    may: ["admin", "analyst", "head", "specialist", "director"],
  },
};

export const ROUTES: Record<string, PortalPage> = {
  ...MONITORING_ROUTES,
  ...ORDER_ROUTES,
  "app/api/auth/[...nextauth]/route.ts": { path: "/api/auth/csrf", may: "anybody" },
  "app/api/exports/plans/[municipality]/[year]/route.ts": {
    path: "/api/exports/plans/91-02/{year}",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/api/exports/plans/[municipality]/[year]/table/route.ts": {
    path: "/api/exports/plans/91-02/{year}/table",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/api/exports/region/plans/route.ts": {
    path: "/api/exports/region/plans?year={year}",
    may: PLAN_OF_REGION,
  },
  "app/api/exports/region/schools/route.ts": {
    path: "/api/exports/region/schools?small=yes",
    may: PLAN_OF_REGION,
  },
  "app/api/exports/region/comparison/route.ts": {
    path: "/api/exports/region/comparison",
    may: PLAN_OF_REGION,
  },
  "app/api/exports/comparison/[municipality]/route.ts": {
    path: "/api/exports/comparison/91-02",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/api/exports/schools/[school]/lists/route.ts": {
    path: "/api/exports/schools/91-02-003/lists",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/api/exports/region/letters/[id]/route.ts": {
    path: `/api/exports/region/letters/${LETTER}`,
    may: PLAN_OF_REGION,
  },
  "app/api/exports/plans/[municipality]/[year]/results/route.ts": {
    path: "/api/exports/plans/91-02/{year}/results",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/api/exports/results/region/route.ts": { path: "/api/exports/results/region", may: PLAN_OF_REGION },
  "app/api/exports/results/municipalities/[code]/route.ts": {
    path: "/api/exports/results/municipalities/91-02",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/api/exports/results/schools/[code]/route.ts": {
    path: "/api/exports/results/schools/91-02-003",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  "app/api/exports/results/schools/[code]/dynamics/route.ts": {
    path: "/api/exports/results/schools/91-02-003/dynamics",
    may: [...PLAN_OF_REGION, ...AUTHORITY, ...SCHOOL],
  },
  // Of nobody: a file that is there is attached by the specs of its module.
  "app/api/files/[id]/route.ts": { path: "/api/files/00000000-0000-4000-8000-000000000000", may: [] },
  "app/api/health/route.ts": { path: "/api/health", may: "anybody" },
  "app/api/ready/route.ts": { path: "/api/ready", may: "anybody" },
  // Of nobody: a form that is open is downloaded by the specs of its module.
  "app/api/imports/forms/[organisation]/[year]/[campaign]/route.ts": {
    path: "/api/imports/forms/91-02-003/{year}/M9",
    may: [],
  },
  // The empty table of the plan; a filled one comes by POST.
  "app/api/imports/plans/[municipality]/[year]/route.ts": {
    path: "/api/imports/plans/91-02/{year}",
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/api/v1/[[...rest]]/route.ts": { path: "/api/v1/openapi.json", may: "anybody" },
};
