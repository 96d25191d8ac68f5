import type { Metadata } from "next";

import { MethodologiesPage } from "@/components/methodologies/methodologies-page";
import { loadMethodologies } from "@/lib/modules/methodologies/versions/loaders";

export const metadata: Metadata = { title: "Методики" };

export default async function Page() {
  return <MethodologiesPage rows={await loadMethodologies()} />;
}
