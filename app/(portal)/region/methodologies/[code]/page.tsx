import type { Metadata } from "next";

import { MethodologyPage } from "@/components/methodologies/methodology-page";
import { loadMethodology, loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";

interface PageProps {
  params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await loadMethodology((await params).code)).title };
}

export default async function Page({ params }: PageProps) {
  const methodology = await loadMethodology((await params).code);
  return <MethodologyPage methodology={methodology} {...await loadRegionPlace()} />;
}
