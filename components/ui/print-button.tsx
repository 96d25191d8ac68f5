"use client";

import { Printer } from "lucide-react";
import { Button } from "./button";

/** Puts the page on paper. */
export function PrintButton() {
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden="true" className="size-4.5" />
      Печать
    </Button>
  );
}
