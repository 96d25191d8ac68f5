import { AUTHORITY, PLAN_OF_REGION, type PortalPage } from "./people";

/** An order of nobody: those that are there are walked by e2e/appointments. */
const NONE = "00000000-0000-4000-8000-000000000000";
const HOME = "/municipalities/91-02/orders";

/** Pages of orders and appointments. */
export const ORDER_PAGES: Record<string, PortalPage> = {
  "app/(portal)/municipalities/[code]/orders/page.tsx": {
    path: HOME,
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/orders/history/page.tsx": {
    path: `${HOME}/history`,
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/orders/pool/page.tsx": {
    path: `${HOME}/pool`,
    may: [...PLAN_OF_REGION, ...AUTHORITY],
  },
  "app/(portal)/municipalities/[code]/orders/[id]/page.tsx": { path: `${HOME}/${NONE}`, may: [] },
  "app/(portal)/region/appointments/page.tsx": { path: "/region/appointments", may: PLAN_OF_REGION },
  "app/(portal)/region/appointments/orders/page.tsx": {
    path: "/region/appointments/orders",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/appointments/orders/history/page.tsx": {
    path: "/region/appointments/orders/history",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/appointments/orders/pool/page.tsx": {
    path: "/region/appointments/orders/pool",
    may: PLAN_OF_REGION,
  },
  "app/(portal)/region/appointments/orders/[id]/page.tsx": {
    path: `/region/appointments/orders/${NONE}`,
    may: [],
  },
};

export const ORDER_ROUTES: Record<string, PortalPage> = {
  "app/api/exports/orders/[organisation]/[id]/route.ts": {
    path: `/api/exports/orders/91-02/${NONE}`,
    may: [],
  },
};
