import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { CataloguePage } from "@/components/catalogue/catalogue-page";
import { pageContext } from "@/lib/core/auth/context";
import { loadCatalogue } from "@/lib/modules/catalogue/loaders";

export const metadata: Metadata = { title: "Каталог мероприятий" };

export default async function Page() {
  const catalogue = await loadCatalogue();
  const { user, memberships, timeZone } = await pageContext("region");
  const region = memberships.find(({ organisation }) => organisation.kind === "region")?.organisation;
  if (!region) notFound();
  return (
    <CataloguePage
      catalogue={catalogue}
      organisation={region.code}
      timeZone={timeZone}
      viewer={{ id: user.id, email: user.email }}
    />
  );
}
