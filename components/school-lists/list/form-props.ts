import type { ListChoices, ListDetails, ListLetterRow } from "@/lib/modules/school-lists/versions/types";
import { letterTitle } from "@/lib/modules/letters/rules";

/** What every form about a list gets from its page. */
export interface ListFormProps {
  list: ListDetails;
  onDone: (text: string, href?: string) => void;
  onCancel: () => void;
}

export interface ListChoiceFormProps extends ListFormProps {
  choices: ListChoices;
}

/** A letter as an option: what it is called, and what about. */
export function letterOption(letter: ListLetterRow & { subject?: string }) {
  return { value: letter.id, label: letterTitle(letter), note: letter.subject ?? letter.issuer };
}
