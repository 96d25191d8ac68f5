import { ORPCError } from "@orpc/client";

/** What a refused command says to the person; what got no answer of the portal, in words of the place. */
export function refusalText(
  error: unknown,
  unreachable = "Портал не отвечает: нет связи. Повторите.",
): string {
  return error instanceof ORPCError && error.defined ? error.message : unreachable;
}
