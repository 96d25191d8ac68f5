import type { Metadata } from "next";

import { SchoolActions } from "@/components/plans/execution/school-actions";
import { pageContext } from "@/lib/core/auth/context";
import { loadSchoolActions } from "@/lib/modules/plans/loaders";

export const metadata: Metadata = { title: "Действия" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { organisation, actions, today, timeZone } = await loadSchoolActions((await params).code);
  const { user } = await pageContext("self");
  return <SchoolActions {...{ organisation, actions, today, timeZone }} viewer={{ id: user.id }} />;
}
