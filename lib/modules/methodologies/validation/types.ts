/** What is wrong with a rule, at the part of the form it concerns. */
export interface RuleProblem {
  at: "years" | "indicators" | "low" | "participants" | "conditions" | "weights" | "bands";
  text: string;
}
