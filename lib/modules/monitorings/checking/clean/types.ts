/** What can be taken on together, each as it stood when it was counted. */
export interface CleanSubmissions {
  /** As many as one command takes. */
  submissions: { id: string; version: number }[];
  /** How many there are. */
  total: number;
}
