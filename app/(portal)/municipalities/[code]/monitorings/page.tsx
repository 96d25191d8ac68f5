import type { Metadata } from "next";

import { OwedPage } from "@/components/monitorings/filling/owed-page";
import { loadOwedForms } from "@/lib/modules/monitorings/filling/loaders";

export const metadata: Metadata = { title: "Мониторинги" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <OwedPage owed={await loadOwedForms((await params).code)} />;
}
