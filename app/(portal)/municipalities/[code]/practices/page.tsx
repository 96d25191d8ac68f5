import type { Metadata } from "next";

import { PracticesPage } from "@/components/practices/practices-page";
import { loadPractices } from "@/lib/modules/practices/loaders";

export const metadata: Metadata = { title: "Практики" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <PracticesPage practices={await loadPractices((await params).code)} />;
}
