/** One thing wrong with a form: the code of the question, section or check it is about, null for the whole form. */
export interface FormProblem {
  at: string | null;
  text: string;
}
