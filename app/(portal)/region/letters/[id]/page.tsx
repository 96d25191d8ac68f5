import type { Metadata } from "next";

import { LetterPage } from "@/components/letters/letter-page";
import { loadLetter } from "@/lib/modules/letters/loaders";

export const metadata: Metadata = { title: "Письмо" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <LetterPage letter={await loadLetter((await params).id)} />;
}
