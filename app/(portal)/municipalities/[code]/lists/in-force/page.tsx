import type { Metadata } from "next";

import { InForcePage } from "@/components/school-lists/review/in-force-page";
import { loadListsInForce } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Действующие перечни" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <InForcePage page={await loadListsInForce((await params).code)} />;
}
