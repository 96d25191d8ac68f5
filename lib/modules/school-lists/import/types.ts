/** A school on the version a file is compared with. */
export interface ListedEntry {
  schoolId: string;
  grounds: string;
  letterId: string | null;
}

/** What a row tells of a school on the list, as it waits for the confirmation. */
export interface ListRowValues {
  /** The school as the file calls it. */
  importedName: string;
  /** Empty where the file says nothing. */
  grounds: string;
}
