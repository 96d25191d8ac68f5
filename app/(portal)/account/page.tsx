import type { Metadata } from "next";

import { PasswordSection } from "@/components/account/password-section";
import { Profile } from "@/components/account/profile";
import { SessionsSection } from "@/components/account/sessions-section";
import { PageHeader } from "@/components/ui/page-header";
import { loadAccount } from "@/lib/modules/account/loaders";

export const metadata: Metadata = { title: "Учётная запись" };

export default async function Page() {
  const account = await loadAccount();
  return (
    <>
      <PageHeader title="Учётная запись" />
      <div className="max-w-4xl space-y-5">
        <Profile account={account} />
        <PasswordSection />
        <SessionsSection sessions={account.sessions} timeZone={account.timeZone} />
      </div>
    </>
  );
}
