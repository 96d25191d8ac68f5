"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { ORPCError } from "@orpc/client";
import { useId, useRef, useState, type SubmitEvent } from "react";
import {
  useForm,
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type RegisterOptions,
  type UseFormReturn,
} from "react-hook-form";
import { z } from "zod";

import type { SummaryError } from "@/components/forms/error-summary";
import { issueSentence } from "@/lib/core/format/issue-sentences";

// Where a schema has no sentence of its own: the same words the server would answer with.
z.config({ localeError: issueSentence });

interface CommandFormOptions<Values extends FieldValues, Output, Reply> {
  /** The schema of the procedure itself, or the part of it that the form fills. */
  schema: z.ZodType<Output, Values>;
  defaults: DefaultValues<Values>;
  /** Calls the typed client; commands pass `{ context: { commandKey } }` on. */
  submit: (values: Output, commandKey: string) => Promise<Reply>;
  /** The form stays busy until it is through: for what leaves the page. */
  onDone: (reply: Reply) => void | Promise<void>;
}

const UNREACHABLE = "Портал не отвечает: нет связи. Введённое осталось на странице, повторите отправку.";

/** Signed in there, the person sends again from here. */
const SIGN_IN = { href: "/login", label: "Войти в новой вкладке" };

const refusalData = z.object({ fields: z.record(z.string(), z.string()).optional() });

/**
 * The one bridge from a form to the typed API: checks by the schema of the server, shows its refusals at the fields,
 * keeps what was typed, sends once, and repeats a lost request with the same key.
 *
 * `errors` is what the error summary shows: it changes at an attempt, never while somebody types.
 */
export function useCommandForm<Values extends FieldValues, Output, Reply>({
  schema,
  defaults,
  submit,
  onDone,
}: CommandFormOptions<Values, Output, Reply>) {
  const prefix = useId();
  const form = useForm<Values, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues: defaults,
    shouldFocusError: false, // the summary takes the focus and links to the fields
  });
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const sent = useRef<{ body: string; key: string } | null>(null);

  const idOf = (name: string) => `${prefix}-${name}`;

  /** The same body is the same command, however often it is sent; another body is another one. */
  function keyOf(values: Output): string {
    const body = JSON.stringify(values);
    if (sent.current?.body !== body) sent.current = { body, key: crypto.randomUUID() };
    return sent.current.key;
  }

  async function send(values: Output): Promise<void> {
    let reply: Reply;
    try {
      reply = await submit(values, keyOf(values));
    } catch (error) {
      setErrors(showRefusal(form, error, idOf));
      return;
    }
    sent.current = null;
    setErrors([]);
    await onDone(reply);
  }

  async function onSubmit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    event.stopPropagation(); // a dialog stays inside the React tree of the page's own form
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setAttempt((count) => count + 1);
    try {
      await form.handleSubmit(send, (invalid) => {
        setErrors(summaryOf(invalid, idOf));
      })(event);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }

  return {
    form,
    busy,
    /** Spread into `<ErrorSummary key={attempt} errors={errors} />`: a repeated refusal takes the focus again. */
    attempt,
    errors,
    /** For `<form noValidate onSubmit={…}>`. */
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => void onSubmit(event),
    /** Everything a field of components/forms needs but its label. */
    field: (name: Path<Values>, options?: RegisterOptions<Values, Path<Values>>) => ({
      ...form.register(name, options),
      id: idOf(name),
      error: form.getFieldState(name, form.formState).error?.message,
    }),
  };
}

function summaryOf(invalid: FieldErrors, idOf: (name: string) => string, path = ""): SummaryError[] {
  return Object.entries(invalid).flatMap(([name, error]) => {
    if (!error) return [];
    const full = path === "" ? name : `${path}.${name}`;
    const { message } = error;
    if (typeof message === "string" && message !== "") {
      return [name === "root" ? { message } : { fieldId: idOf(full), message }];
    }
    return summaryOf(error as FieldErrors, idOf, full);
  });
}

/** Puts the sentences of a refusal at their fields and returns the summary; what has no field of the form stands alone. */
function showRefusal<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  error: unknown,
  idOf: (name: string) => string,
): SummaryError[] {
  // What is not an answer of the portal itself (no network, a page of a proxy) has nothing to say to the person.
  if (!(error instanceof ORPCError) || !error.defined) return [{ message: UNREACHABLE }];
  if (error.code === "UNAUTHENTICATED") return [{ message: error.message, wayOut: SIGN_IN }];
  const data = refusalData.safeParse(error.data);
  const fields = Object.entries(data.success ? (data.data.fields ?? {}) : {});
  if (fields.length === 0) return [{ message: error.message }];
  const known = form.getValues();
  return fields.map(([name, message]) => {
    if (!((name.split(".")[0] ?? "") in known)) return { message };
    form.setError(name as Path<Values>, { type: "server", message });
    return { fieldId: idOf(name), message };
  });
}
