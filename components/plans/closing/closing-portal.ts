import { client } from "@/lib/core/api/client";
import type { ClosingDetails, ResultsReply, ResultTextField } from "@/lib/modules/plans/closing/types";
import type { ResultEdit } from "./create-closing-editor";

/** Sends one field of the results to where it belongs. */
export function createClosingPortal(
  { municipality, year }: Pick<ClosingDetails, "municipality" | "year">,
  actingUser: string,
): (edit: ResultEdit) => Promise<ResultsReply> {
  const target = { municipality: municipality.code, year };
  const as = { context: { actingUser } };
  const { closing } = client.plans;
  return ({ key, base, value }) => {
    const [kind, id = ""] = key.split(":");
    if (kind === "handOver") {
      return closing.saveChoice({ ...target, lineageId: id, base: base === true, value: value === true }, as);
    }
    if (kind === "actual") {
      const change = { field: "actual", base: figure(base), value: figure(value) } as const;
      return closing.saveIndicator({ ...target, indicatorId: id, ...change }, as);
    }
    if (kind === "note") {
      const change = { field: "note", base: words(base), value: words(value) } as const;
      return closing.saveIndicator({ ...target, indicatorId: id, ...change }, as);
    }
    const field = key as ResultTextField;
    return closing.saveText({ ...target, field, base: words(base), value: words(value) }, as);
  };
}

const figure = (value: ResultEdit["value"]) => (typeof value === "string" ? value : null);
const words = (value: ResultEdit["value"]) => (typeof value === "string" ? value : "");
