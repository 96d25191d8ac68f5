import type { Metadata } from "next";

import { SchoolHome } from "@/components/organisations/school-home";
import { loadSchoolHome } from "@/lib/modules/plans/loaders";

export const metadata: Metadata = { title: "Главная" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { organisation, tasks, actions, windows } = await loadSchoolHome((await params).code);
  return <SchoolHome {...{ organisation, tasks, actions, windows }} />;
}
