import type { Metadata } from "next";

import { RegisterPage } from "@/components/schools/register-page";
import { loadRegister } from "@/lib/modules/schools/loaders";

export const metadata: Metadata = { title: "Школы" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <RegisterPage {...await loadRegister(searchParams)} />;
}
