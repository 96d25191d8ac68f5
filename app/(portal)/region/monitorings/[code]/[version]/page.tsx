import type { Metadata } from "next";

import { FormPage } from "@/components/monitorings/form-page";
import { loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";
import { loadFormVersion } from "@/lib/modules/monitorings/versions/loaders";

interface PageProps {
  params: Promise<{ code: string; version: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, version } = await params;
  return { title: `Форма ${(await loadFormVersion(code, version)).code}` };
}

export default async function Page({ params }: PageProps) {
  const { code, version } = await params;
  const { organisation } = await loadRegionPlace();
  return <FormPage form={await loadFormVersion(code, version)} organisation={organisation} />;
}
