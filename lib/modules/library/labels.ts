import type { LibraryStatus } from "@/lib/core/db/enums";

/** Handbook 11, trap 11: materials serve «в части, не противоречащей действующему законодательству». */
export const libraryStatusLabels: Record<LibraryStatus, string> = {
  in_force: "действует",
  partial: "действует частично",
  void: "утратил силу",
};

/** «Общие» or «Треки 1, 2». */
export function tracksText(tracks: readonly number[]): string {
  if (tracks.length === 0) return "общее";
  return `${tracks.length === 1 ? "трек" : "треки"} ${[...tracks].sort((left, right) => left - right).join(", ")}`;
}
