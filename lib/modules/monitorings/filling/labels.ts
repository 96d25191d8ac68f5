/** Addresses of a form of an organisation. */
export function submissionHref(
  { kind, code: organisation }: { kind: "school" | "municipality"; code: string },
  { year, code }: { year: number; code: string },
): { list: string; here: string; review: string; print: string; sheet: string } {
  const list = `/${kind === "school" ? "schools" : "municipalities"}/${organisation}/monitorings`;
  const here = `${list}/${String(year)}/${code}`;
  const sheet = `/api/imports/forms/${organisation}/${String(year)}/${code}`;
  return { list, here, review: `${here}/review`, print: `${here}/print`, sheet };
}
