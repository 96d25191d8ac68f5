"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";

import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { showToast } from "@/components/ui/toast-store";
import type { VisitRow } from "@/lib/modules/mentoring/types";
import type { Viewer } from "./viewer";

export interface ActProps {
  visit: VisitRow;
  school: string;
  viewer: Viewer;
}

/** A button and the dialog of its command, mounted anew each time it is opened. */
export function Opener({
  label,
  variant = "secondary",
  disabled = false,
  onOpen,
  children,
}: {
  label: string;
  variant?: ButtonVariant;
  disabled?: boolean;
  onOpen?: () => void;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={variant}
        size="small"
        busy={disabled}
        busyLabel={label}
        onClick={() => {
          onOpen?.();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {open ? children(() => setOpen(false)) : null}
    </>
  );
}

/** After a command: the dialog closes, the word is said, the page reads again. */
export function useDone(close: () => void, said: string) {
  const router = useRouter();
  return () => {
    close();
    showToast(said);
    router.refresh();
  };
}
