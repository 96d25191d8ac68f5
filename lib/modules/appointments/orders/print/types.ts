/** An order as it is put on paper; everything is worded for people already. */
export interface OrderPrint {
  authorityName: string;
  /** «12 февраля 2026 г.»; a blank line while it is not signed. */
  date: string;
  number: string;
  place: string;
  title: string;
  preamble: string;
  points: { number: string; text: string }[];
  signerPost: string;
  signerName: string;
  /** Rows of annex 1: the mentors of listed schools first. */
  mentors: { school: string; lists: string; mentor: string; former: string; period: string }[];
  others: { post: string; person: string; school: string; period: string }[];
  /** Calendar year of the plan that goes along as annex 2; null without it. */
  planYear: number | null;
  /** «от … № …», for the annexes. */
  reference: string;
  draft: boolean;
}
