"use client";

import { Button } from "@/components/ui/button";

export function PrintButton() {
  return (
    <Button variant="primary" data-print="hide" onClick={() => window.print()}>
      Напечатать
    </Button>
  );
}
