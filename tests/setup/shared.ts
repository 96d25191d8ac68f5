/** Tables of an authority whose rows the others of the region read on purpose, and why. */
export const SHARED: Readonly<Record<string, string>> = {
  mentor_offers: "an authority offers a consenting person to the region's pool, by name and post only",
  practices: "a published practice is open to the whole region",
};
