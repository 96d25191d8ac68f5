"use client";

import { useSyncExternalStore } from "react";

import { SignInForm } from "@/components/account/sign-in-form";

const subscribe = () => () => undefined;

/** The form of the sign-in page; the whole page is loaded anew, so that nothing of a former person stays in memory. */
export function SignInPage({ next }: { next: string }) {
  // Before the scripts have come a press would send the form the ordinary way and do nothing.
  const ready = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return (
    <fieldset disabled={!ready} className="min-w-0">
      <SignInForm onSignedIn={() => window.location.assign(next)} />
    </fieldset>
  );
}
