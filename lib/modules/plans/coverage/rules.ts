import { periodProblem } from "@/lib/modules/plans/periods/rules";
import { isListed } from "@/lib/modules/plans/measures/rules";
import type { MeasureRow, PlanSchool } from "@/lib/modules/plans/measures/types";
import type { Coverage, CoverageTotal, Gap } from "@/lib/modules/plans/coverage/types";

/** What coverage looks at in a measure. */
export type CoveredMeasure = Pick<
  MeasureRow,
  | "id"
  | "trackNumber"
  | "title"
  | "period"
  | "responsibleKind"
  | "responsibleText"
  | "personId"
  | "schoolIds"
  | "evidence"
  | "trackLines"
  | "deficitIds"
>;

export interface CoverageInput {
  year: number;
  measures: readonly CoveredMeasure[];
  schools: readonly PlanSchool[];
  lines: readonly { number: number; text: string }[];
  tracks: readonly { number: number; shortTitle: string }[];
}

/**
 * What the plan does not answer yet. Sources: product «Plans»; handbook 5.1 «Plan checks»; the letter, tracks 1–3;
 * trap 9 of the handbook (an authority without listed schools chooses near-low ones and is never told «нет данных»).
 */
export function computeCoverage(input: CoverageInput): Coverage {
  const parts = [
    emptyTracks(input),
    track1(input),
    controlZone(input),
    deficits(input),
    track3Lines(input),
    details(input),
  ];
  const [, listedSchools, zone, open, lines, complete] = parts as [Part, Part, Part, Part, Part, Part];
  const gaps = parts.flatMap((part) => part.gaps);
  const measuresByTrack: Record<number, number> = {};
  for (const { number } of input.tracks) measuresByTrack[number] = 0;
  for (const { trackNumber } of input.measures) {
    measuresByTrack[trackNumber] = (measuresByTrack[trackNumber] ?? 0) + 1;
  }
  return {
    gaps,
    gapCount: gaps.length,
    totals: {
      listedSchools: listedSchools.total,
      controlZone: zone.total,
      deficits: open.total,
      track3Lines: lines.total,
      completeMeasures: complete.total,
    },
    measuresByTrack,
  };
}

interface Part {
  gaps: Gap[];
  total: CoverageTotal;
}

function part(required: number, gaps: Gap[]): Part {
  return { gaps, total: { covered: required - gaps.length, required } };
}

function emptyTracks({ measures, tracks }: CoverageInput): Part {
  const used = new Set(measures.map(({ trackNumber }) => trackNumber));
  const gaps = tracks
    .filter(({ number }) => !used.has(number))
    .map(({ number, shortTitle }): Gap => {
      const text = `${number === 0 ? "В разделе 0" : `В треке ${String(number)}`} («${shortTitle}») нет ни одного мероприятия`;
      return {
        id: `track_empty:${String(number)}`,
        kind: "track_empty",
        trackNumber: number,
        text,
        action: "create",
      };
    });
  return part(tracks.length, gaps);
}

function schoolsOfTrack(measures: readonly CoveredMeasure[], track: number): Set<string> {
  return new Set(
    measures.filter(({ trackNumber }) => trackNumber === track).flatMap(({ schoolIds }) => schoolIds),
  );
}

function track1({ measures, schools }: CoverageInput): Part {
  const listed = schools.filter(isListed);
  const required = listed.length > 0 ? listed : schools.filter(({ isNearLow }) => isNearLow);
  if (required.length === 0) {
    const text =
      "В муниципалитете нет школ из перечней: выберите школы с результатами, близкими к низким, и закрепите выбор приказом";
    return part(1, [
      { id: "choose_near_low", kind: "choose_near_low", trackNumber: 1, text, action: "choose_near_low" },
    ]);
  }
  const covered = schoolsOfTrack(measures, 1);
  const gaps = required
    .filter(({ id }) => !covered.has(id))
    .map((school): Gap => ({
      id: `listed_school_without_track1:${school.id}`,
      kind: "listed_school_without_track1",
      trackNumber: 1,
      schoolId: school.id,
      text: `${school.name} ${membership(school)}, но ни одно мероприятие трека 1 её не называет`,
      action: "create",
    }));
  return part(required.length, gaps);
}

function membership({ onFederal, onRegional }: PlanSchool): string {
  if (onFederal && onRegional) return "входит в федеральный и региональный перечни";
  if (onFederal) return "входит в федеральный перечень";
  if (onRegional) return "входит в региональный перечень";
  return "выбрана как школа с результатами, близкими к низким";
}

function controlZone({ measures, schools }: CoverageInput): Part {
  const required = schools.filter(({ inControlZone }) => inControlZone);
  const covered = schoolsOfTrack(measures, 2);
  const gaps = required
    .filter(({ id }) => !covered.has(id))
    .map((school): Gap => ({
      id: `control_zone_without_track2:${school.id}`,
      kind: "control_zone_without_track2",
      trackNumber: 2,
      schoolId: school.id,
      text: `${school.name} в зоне контроля, но ни одно мероприятие трека 2 её не называет`,
      action: "create",
    }));
  return part(required.length, gaps);
}

function deficits({ measures, schools }: CoverageInput): Part {
  const answered = new Set(
    measures.filter(({ trackNumber }) => trackNumber === 2).flatMap(({ deficitIds }) => deficitIds),
  );
  const required = schools.flatMap((school) => school.openDeficits.map((deficit) => ({ school, deficit })));
  const gaps = required
    .filter(({ deficit }) => !answered.has(deficit.id))
    .map(({ school, deficit }): Gap => ({
      id: `deficit_without_track2:${deficit.id}`,
      kind: "deficit_without_track2",
      trackNumber: 2,
      schoolId: school.id,
      deficitId: deficit.id,
      text: `${school.name}: дефицит «${deficit.label}» не закрывает ни одно мероприятие трека 2`,
      action: "create",
    }));
  return part(required.length, gaps);
}

function track3Lines({ measures, lines }: CoverageInput): Part {
  const answered = new Set(
    measures.filter(({ trackNumber }) => trackNumber === 3).flatMap(({ trackLines }) => trackLines),
  );
  const gaps = lines
    .filter(({ number }) => !answered.has(number))
    .map(({ number, text }): Gap => ({
      id: `track3_line_unmet:${String(number)}`,
      kind: "track3_line_unmet",
      trackNumber: 3,
      line: number,
      text: `Строка ${String(number)} трека 3 не выполнена ни одним мероприятием: ${text}`,
      action: "create",
    }));
  return part(lines.length, gaps);
}

function details({ measures, year }: CoverageInput): Part {
  const perMeasure = measures.map((measure) => detailGaps(measure, year));
  const complete = perMeasure.filter((gaps) => gaps.length === 0).length;
  return { gaps: perMeasure.flat(), total: { covered: complete, required: measures.length } };
}

function detailGaps(measure: CoveredMeasure, year: number): Gap[] {
  const name = measure.title.trim() ? `«${shorten(measure.title.trim())}»` : "Мероприятие без названия";
  const gap = (kind: Gap["kind"], text: string): Gap => ({
    id: `${kind}:${measure.id}`,
    kind,
    trackNumber: measure.trackNumber,
    measureId: measure.id,
    text,
    action: "open",
  });
  const gaps: Gap[] = [];
  if (!measure.title.trim()) gaps.push(gap("no_title", "У мероприятия нет названия"));
  const problem = measure.period ? periodProblem(measure.period, year) : null;
  if (!measure.period) gaps.push(gap("no_period", `${name}: не указан срок`));
  else if (problem) gaps.push(gap("outside_year", `${name}: ${problem}`));
  if (!hasResponsible(measure)) gaps.push(gap("no_responsible", `${name}: не указан ответственный`));
  if (!measure.evidence.trim()) gaps.push(gap("no_evidence", `${name}: не указан подтверждающий документ`));
  return gaps;
}

function hasResponsible(measure: CoveredMeasure): boolean {
  if (measure.personId) return true;
  // «Директора участвующих школ» of a measure without schools is nobody.
  if (measure.responsibleKind === "participating_directors" && measure.schoolIds.length > 0) return true;
  return measure.responsibleKind !== "participating_directors" && measure.responsibleText.trim() !== "";
}

function shorten(title: string): string {
  return title.length > 70 ? `${title.slice(0, 69).trimEnd()}…` : title;
}
