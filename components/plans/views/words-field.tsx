"use client";

import { useEffect, useRef, useState, type ComponentProps } from "react";
import { TextField } from "@/components/forms/text-field";

interface WordsFieldProps extends Omit<ComponentProps<typeof TextField>, "value" | "onChange"> {
  value: string | null;
  onWords: (words: string | null) => void;
}

/** Browsers allow only so many changes of the address in a minute. */
const PAUSE = 250;

/** Words of a filter: the address gets them when the typing pauses. */
export function WordsField({ value, onWords, ...rest }: WordsFieldProps) {
  const [typed, setTyped] = useState(value ?? "");
  const [known, setKnown] = useState(value);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  // The address changed from outside: by «назад», a chip or «Сбросить».
  if (known !== value) {
    setKnown(value);
    if ((value ?? "") !== typed.trim()) setTyped(value ?? "");
  }
  const tell = (words: string) => {
    clearTimeout(waiting.current);
    const next = words.trim() || null;
    if (next !== value) onWords(next);
  };
  return (
    <TextField
      {...rest}
      type="search"
      compact
      maxLength={200}
      value={typed}
      onChange={(event) => {
        const words = event.target.value;
        setTyped(words);
        clearTimeout(waiting.current);
        waiting.current = setTimeout(() => tell(words), PAUSE);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") tell(typed);
      }}
      onBlur={() => tell(typed)}
    />
  );
}
