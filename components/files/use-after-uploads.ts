"use client";

import { useRef, useState, type RefObject, type SubmitEvent } from "react";

/**
 * A form sent while its files are on their way waits for them and goes on by itself; a file that was refused stops it,
 * so that nothing is sent without its proof unnoticed.
 */
export function useAfterUploads(
  form: RefObject<HTMLFormElement | null>,
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void,
) {
  const uploading = useRef(false);
  const asked = useRef(false);
  const [waits, setWaits] = useState(false);
  const wait = (on: boolean) => {
    asked.current = on;
    setWaits(on);
  };
  return {
    /** The person has sent the form, its files are not there yet. */
    waits,
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      if (!uploading.current) {
        onSubmit(event);
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      wait(true);
    },
    onBusyChange: (busy: boolean, refused: boolean) => {
      uploading.current = busy;
      if (busy || !asked.current) return;
      wait(false);
      if (!refused) form.current?.requestSubmit();
    },
  };
}
