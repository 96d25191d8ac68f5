import type { NamedAuthority } from "@/lib/modules/organisations/matching/types";

/** Words alone: without capitals, «ё», quotes and signs. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^а-яa-z0-9]+/g, " ")
    .trim();
}

/**
 * A name of an authority as it is compared: «Симферополь» and «городской округ Симферополь» are one, «Симферопольский
 * район» is another.
 */
export function plainAuthority(text: string): string {
  return plainWords(text)
    .replace(
      /(?<=^| )(?:республик[а-я]+|крым|рк|муниципальн[а-я]+|образовани[а-я]+|управление|отдел|администраци[а-я]+)(?= |$)/g,
      "",
    )
    .replace(
      /(?<=^| )(?:городской|городского|город|города|г|го|о|округ|округа|район|района|мр|мо)(?= |$)/g,
      "",
    )
    .replace(/\s+/g, " ")
    .trim();
}

/** The authority a text names; null where it names none, «unknown» where the region has no such one or several. */
export function findAuthority(
  text: string,
  authorities: readonly NamedAuthority[],
): NamedAuthority | null | "unknown" {
  const words = plainAuthority(text);
  if (words === "") return null;
  const [only, ...others] = authorities.filter((authority) => authority.words.has(words));
  return only && others.length === 0 ? only : "unknown";
}
