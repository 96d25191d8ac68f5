"use client";

import { FormPreview } from "@/components/monitorings/form-preview";
import { useTrial } from "@/components/monitorings/use-trial";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { LibraryHint } from "@/lib/modules/monitorings/versions/types";

/** A form tried by itself: what is typed lives as long as the page. */
export function FormTrial({ form, library }: { form: Form; library: readonly LibraryHint[] }) {
  const trial = useTrial();
  return <FormPreview {...{ form, trial, library }} />;
}
