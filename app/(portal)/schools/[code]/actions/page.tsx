import type { Metadata } from "next";

import { SchoolActions } from "@/components/organisations/school-home";
import { loadSchoolActions } from "@/lib/modules/plans/loaders";

export const metadata: Metadata = { title: "Действия" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { organisation, actions } = await loadSchoolActions((await params).code);
  return <SchoolActions organisation={organisation} actions={actions} />;
}
