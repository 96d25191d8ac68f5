/** How many of those asked stand where, with the timeliness of first sendings. */
export interface BoardFigures {
  notStarted: number;
  draft: number;
  submitted: number;
  checked: number;
  /** Returned for correction, or opened again. */
  returned: number;
  accepted: number;
  /** Never sent, though the term with whatever was granted is over. */
  late: number;
  onTime: number;
  withPermission: number;
  afterReopening: number;
  excused: number;
}

export interface BoardRow extends BoardFigures {
  /** In the address of the queue: the code of the authority, or `direct`. */
  area: string;
  name: string;
}

/** A campaign by authority. */
export interface CampaignBoard {
  year: number;
  code: string;
  title: string;
  /** Last day of the respondents. */
  respondentUntilOn: string;
  rows: BoardRow[];
  /** When it was counted. */
  at: string;
  timeZone: string;
}

/** What the schools of an authority have done in a campaign. */
export interface AuthorityBoardRow extends BoardFigures {
  year: number;
  code: string;
  title: string;
  municipalityUntilOn: string;
}
