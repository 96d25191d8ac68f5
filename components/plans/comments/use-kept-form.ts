"use client";

import { useEffect } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useComments } from "./comments-context";
import type { KeptValues } from "./kept-texts";

/** Keeps what is typed in a form until it is sent: a reload, a lost line or an expired session loses nothing. */
export function useKeptForm<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  name: string,
): void {
  const { kept } = useComments();
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => kept.put(name, values as KeptValues),
      }),
    [form, kept, name],
  );
}
