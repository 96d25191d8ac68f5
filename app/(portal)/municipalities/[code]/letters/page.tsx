import type { Metadata } from "next";

import { ReceivedLettersPage } from "@/components/letters/received-letters-page";
import { loadReceivedLetters } from "@/lib/modules/letters/loaders";

export const metadata: Metadata = { title: "Письма" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <ReceivedLettersPage {...await loadReceivedLetters((await params).code)} />;
}
