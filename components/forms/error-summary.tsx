"use client";

import { useEffect, useRef } from "react";

export interface SummaryError {
  /** Id of the control the line leads to; absent when the error is about the whole form. */
  fieldId?: string;
  message: string;
  /** Where the person goes first; opened aside, so that what is typed stays. */
  wayOut?: { href: string; label: string };
}

interface ErrorSummaryProps {
  errors: readonly SummaryError[];
  title?: string;
}

/** List of what to correct, above the form. Takes the focus each time the list changes. */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  // Where no field is named, it is not what was typed.
  const typed = errors.some(({ fieldId }) => fieldId !== undefined);
  const box = useRef<HTMLDivElement>(null);
  const fingerprint = errors.map((error) => `${error.fieldId ?? ""}:${error.message}`).join("|");

  useEffect(() => {
    if (fingerprint) box.current?.focus();
  }, [fingerprint]);

  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-lg border-2 border-danger bg-surface px-4 py-3.5 focus:outline-3 focus:outline-offset-2 focus:outline-focus"
    >
      <h2 className="text-lg">
        {title ?? (typed ? "Проверьте, пожалуйста, введённое" : "Действие не выполнено")}
      </h2>
      <ul className="mt-1.5 space-y-1">
        {errors.map((error) => (
          <li key={`${error.fieldId ?? ""}${error.message}`} className="font-medium text-danger">
            {error.fieldId ? (
              <a
                href={`#${error.fieldId}`}
                className="underline underline-offset-3 hover:decoration-2"
                onClick={(event) => {
                  const field = document.getElementById(error.fieldId ?? "");
                  if (!field) return;
                  event.preventDefault();
                  field.focus();
                  field.scrollIntoView({ block: "center" });
                }}
              >
                {error.message}
              </a>
            ) : (
              error.message
            )}
            {error.wayOut ? (
              <>
                {" "}
                <a className="link" href={error.wayOut.href} target="_blank">
                  {error.wayOut.label}
                  <span className="sr-only"> (откроется в новой вкладке)</span>
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
