"use client";

import { useState } from "react";

import { Button } from "./button";

interface CopyButtonProps {
  text: string;
  /** The main act of its place; small beside a text when absent. */
  main?: boolean;
  children: string;
}

/** Puts a text into the clipboard and says so, also to those who hear the page. */
export function CopyButton({ text, main = false, children }: CopyButtonProps) {
  const [said, setSaid] = useState("");

  async function copy() {
    setSaid("");
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Скопировано");
    } catch {
      setSaid("Скопировать не удалось: выделите текст и нажмите Ctrl+C");
    }
  }

  return (
    <span data-print="hide" className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button {...(main ? { variant: "primary" } : { size: "small" })} onClick={() => void copy()}>
        {children}
      </Button>
      <span role="status" className="text-sm text-ink-2">
        {said}
      </span>
    </span>
  );
}
