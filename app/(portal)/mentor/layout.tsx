import type { ReactNode } from "react";

import { PortalFrame } from "@/components/organisations/portal-frame";
import { loadFrame } from "@/lib/modules/organisations/frame/loaders";

export default async function Layout({ children }: { children: ReactNode }) {
  return <PortalFrame frame={await loadFrame("mentor")}>{children}</PortalFrame>;
}
