import type { ReactNode } from "react";

import { PortalFrame } from "@/components/organisations/portal-frame";
import { loadReaderFrame } from "@/lib/modules/organisations/frame/loaders";

/** What belongs to the region and is open to all its people: each sees it in the frame of their own area. */
export default async function Layout({ children }: { children: ReactNode }) {
  return <PortalFrame frame={await loadReaderFrame()}>{children}</PortalFrame>;
}
