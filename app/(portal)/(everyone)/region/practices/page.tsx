import type { Metadata } from "next";

import { BankPage } from "@/components/practices/bank-page";
import { loadBank } from "@/lib/modules/practices/loaders";

export const metadata: Metadata = { title: "Банк практик" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <BankPage page={await loadBank(searchParams)} />;
}
