import type { ReactNode } from "react";

import { PortalFrame } from "@/components/organisations/portal-frame";
import { loadFrame } from "@/lib/modules/organisations/frame/loaders";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ code: string }>;
}

export default async function Layout({ children, params }: LayoutProps) {
  const { code } = await params;
  return <PortalFrame frame={await loadFrame("school", code)}>{children}</PortalFrame>;
}
