interface ConflictFacts {
  school: { id: string; name: string };
  /** Where the candidate works, if it is a school the reader knows. */
  workplaceId: string | null;
  workplaceListed: boolean;
  /** Who mentors the candidate's own school today, and where each of them works. */
  mentorsOfWorkplace: readonly { workplaceId: string; name: string }[];
}

/** What speaks against a mentor, in sentences; the decision stays a person's. Source: handbook 6.2, product «People by order». */
export function candidateConflicts({
  school,
  workplaceId,
  workplaceListed,
  mentorsOfWorkplace,
}: ConflictFacts): string[] {
  if (workplaceId === null) return [];
  const conflicts: string[] = [];
  if (workplaceId === school.id)
    conflicts.push("Работает в этой школе: своей школе наставником не назначают.");
  if (workplaceListed) conflicts.push("Школа, где работает кандидат, сама в перечне.");
  const back = mentorsOfWorkplace.find((mentor) => mentor.workplaceId === school.id);
  if (back)
    conflicts.push(`Встречное наставничество: ${back.name} из этой школы — наставник школы кандидата.`);
  return conflicts;
}
