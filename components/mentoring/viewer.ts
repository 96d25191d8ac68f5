/** Who looks at the journal: nothing typed by one person is sent under another. */
export interface Viewer {
  id: string;
  email: string;
}
