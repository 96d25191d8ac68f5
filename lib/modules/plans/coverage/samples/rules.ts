import type { Gap } from "@/lib/modules/plans/coverage/types";
import type { MeasureFieldValues, MeasureRow, PlanSchool } from "@/lib/modules/plans/measures/types";
import { parsePeriod } from "@/lib/modules/plans/periods/parsing/rules";

/** What a gap's measure is made from: ИМАЦ's samples. */
export interface PrefillContext {
  year: number;
  schools: readonly PlanSchool[];
  samples: readonly Sample[];
}

/** A measure of ИМАЦ's catalogue. */
interface Sample {
  code: string;
  trackNumber: number;
  title: string;
  periodText: string;
  responsibleKind: NonNullable<MeasureRow["responsibleKind"]>;
  responsibleText: string;
  expectedResult: string;
  evidence: string;
  trackLines: readonly number[];
}

/** Samples of the handbook's catalogue that fit a gap best; another catalogue falls back to the track's first. */
const SAMPLE_BY_KIND: Partial<Record<Gap["kind"], string>> = {
  listed_school_without_track1: "1.1",
  control_zone_without_track2: "2.5",
  deficit_without_track2: "2.2",
};

/** Of a catalogue the samples that may close a gap, so that they can stand beside the plan and the rest need not. */
export function gapSamples<Entry extends Pick<Sample, "code" | "trackNumber" | "trackLines">>(
  catalogue: readonly Entry[],
): Entry[] {
  const named = new Set(Object.values(SAMPLE_BY_KIND));
  const met = new Set<number>();
  return catalogue.filter(({ code, trackNumber, trackLines }) => {
    const first = !met.has(trackNumber);
    met.add(trackNumber);
    return first || named.has(code) || trackLines.length > 0;
  });
}

/** Values of a new measure that closes the gap as it is, with nothing left to type for schools, lines or deficits. */
export function prefillForGap(
  gap: Gap,
  { year, schools, samples }: PrefillContext,
): Partial<MeasureFieldValues> {
  const ofTrack = samples.filter(({ trackNumber }) => trackNumber === gap.trackNumber);
  const sample =
    gap.kind === "track3_line_unmet"
      ? ofTrack.find(({ trackLines }) => trackLines.includes(gap.line ?? 0))
      : (ofTrack.find(({ code }) => code === SAMPLE_BY_KIND[gap.kind]) ?? ofTrack[0]);
  const period = sample ? parsePeriod(sample.periodText, year) : null;
  const deficit = schools.flatMap(({ openDeficits }) => openDeficits).find(({ id }) => id === gap.deficitId);
  const school = schools.find(({ id }) => id === gap.schoolId);
  return {
    title: deficit
      ? `Закрытие дефицита «${deficit.label}»`
      : (sample?.title ?? ownTitle(gap, school?.name ?? "")),
    period: period?.ok ? period.period : null,
    responsible: {
      kind: sample?.responsibleKind ?? null,
      text: sample?.responsibleText ?? "",
      personId: null,
    },
    expectedResult: deficit ? "дефицит закрыт" : (sample?.expectedResult ?? ""),
    evidence: sample?.evidence ?? "",
    schools: gap.schoolId
      ? { rule: "chosen", schoolIds: [gap.schoolId] }
      : gap.trackNumber === 3
        ? { rule: "all", schoolIds: schools.map(({ id }) => id).sort() }
        : { rule: "none", schoolIds: [] },
    trackLines: gap.line ? [gap.line] : [],
    deficitIds: gap.deficitId ? [gap.deficitId] : [],
    note: "",
    libraryItemIds: [],
  };
}

/** Wording of a measure for which ИМАЦ's catalogue has no sample. */
function ownTitle(gap: Gap, school: string): string {
  switch (gap.kind) {
    case "listed_school_without_track1":
      return `Адресная поддержка школы: ${school}`;
    case "control_zone_without_track2":
      return `Методическая помощь школе зоны контроля: ${school}`;
    case "track3_line_unmet":
      return `Работа по строке ${String(gap.line ?? 0)} трека 3`;
    case "deficit_without_track2":
    case "choose_near_low":
    case "track_empty":
    case "no_title":
    case "no_period":
    case "outside_year":
    case "no_responsible":
    case "no_evidence":
      return "";
  }
}
