import Link from "next/link";

import { letterTitle } from "@/lib/modules/letters/rules";
import type { ListLetterRow } from "@/lib/modules/school-lists/versions/types";

/** Letters of a list, each a link to its page in the register. */
export function LetterLinks({ letters }: { letters: readonly ListLetterRow[] }) {
  return (
    <ul>
      {letters.map((letter) => (
        <li key={letter.id}>
          <Link href={`/region/letters/${letter.id}`} prefetch={false} className="link">
            {letterTitle(letter)}
          </Link>{" "}
          <span className="text-muted">{letter.issuer}</span>
        </li>
      ))}
    </ul>
  );
}
