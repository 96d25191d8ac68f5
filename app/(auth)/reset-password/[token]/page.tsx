import type { Metadata } from "next";

import { LinkPage } from "@/components/account/link-page";
import { loadLink } from "@/lib/modules/account/loaders";

export const metadata: Metadata = { title: "Новый пароль", referrer: "no-referrer" };

interface PageProps {
  params: Promise<{ token: string }>;
}

export default async function Page({ params }: PageProps) {
  const { token } = await params;
  return <LinkPage title="Новый пароль" kind="reset" token={token} link={await loadLink("reset", token)} />;
}
