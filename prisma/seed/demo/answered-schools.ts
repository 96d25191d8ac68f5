/** Answers of schools to M1 and M2 that pass every check of the form; all of it is invented. */
import type { Random } from "@/prisma/factories/random";

import { fixed, part, rows, tenth, text, type Answered, type Respondent } from "./answered";

/** M1: what a school of this size and strength would have. */
export function answerIdentification(random: Random, school: Respondent, year: number): Answered {
  const { pupils, levels, weakness } = school;
  const basic = levels.includes("ooo");
  const secondary = levels.includes("soo");
  const grade = Math.max(3, Math.round(pupils / 11));
  const grade9 = basic ? grade : 0;
  const admitted = basic ? grade9 - (grade9 > 20 ? random.int(0, 1) : 0) : 0;
  const admitted11 = secondary ? Math.max(2, Math.round(grade / 2)) : 0;
  return {
    facts: {
      monitoring_year: text(year),
      vpr_period: "spring",
      grade9: text(grade9),
      admitted11: text(admitted11),
    },
    answers: {
      m1_levels: levels,
      m1_students: text(pupils),
      m1_small: school.small,
      m1_reorg: "none",
      m1_vpr: rows(
        (["ru", "ma"] as const).flatMap((subject) =>
          [5, 6].map((each) => vprRow(random, subject, each, grade, weakness)),
        ),
      ),
      ...(basic && {
        m1_oge_adm: text(admitted),
        m1_oge: fixed({
          ru: ogeRow(random, admitted, weakness * 0.6),
          ma: ogeRow(random, admitted, weakness),
        }),
        m1_oge_noatt: text(part(random, admitted, weakness * 0.1)),
      }),
      ...(secondary && egeAnswers(random, admitted11, weakness)),
      m1_agree: "yes",
    },
  };
}

function vprRow(random: Random, subject: "ru" | "ma", grade: number, enrolled: number, weakness: number) {
  const wrote = Math.max(1, part(random, enrolled, 0.94, 0.08));
  const twos = part(random, wrote, 0.08 + weakness * 0.3);
  const threes = Math.min(wrote - twos, part(random, wrote, 0.42));
  return {
    m1_vpr_period: "spring",
    m1_vpr_grade: text(grade),
    m1_vpr_subj: subject,
    m1_vpr_enrolled: text(enrolled),
    m1_vpr_part: text(wrote),
    m1_vpr_m2: text(twos),
    m1_vpr_m3: text(threes),
    m1_vpr_m45: text(wrote - twos - threes),
    m1_vpr_obj: false,
  };
}

function ogeRow(random: Random, admitted: number, weakness: number) {
  const wrote = admitted - (admitted > 30 ? random.int(0, 1) : 0);
  const twos = part(random, wrote, 0.06 + weakness * 0.3);
  return {
    m1_oge_part: text(wrote),
    m1_oge_m2: text(twos),
    m1_oge_m2f: text(part(random, twos, 0.4)),
    m1_oge_gve: text(admitted - wrote),
  };
}

function egeAnswers(random: Random, admitted: number, weakness: number) {
  const base = Math.ceil(admitted / 2);
  const row = (participants: number, mean: string) => ({
    m1_ege_part: text(participants),
    m1_ege_below: text(part(random, participants, weakness * 0.15)),
    m1_ege_mean: mean,
  });
  return {
    m1_ege: fixed({
      ru: row(admitted, tenth(66 - weakness * 18 + random.next() * 4)),
      ma_b: row(base, tenth(4.2 - weakness + random.next() * 0.3)),
      ma_p: row(admitted - base, tenth(58 - weakness * 16 + random.next() * 4)),
    }),
    m1_ege_noatt: text(part(random, admitted, weakness * 0.05)),
  };
}

const DEFICITS = ["staff", "material", "info_method", "methodical", "psych_ped", "student_body"];

/** M2: staff and equipment of a school of this size. */
export function answerDeficits(random: Random, school: Respondent): Answered {
  const { pupils, weakness, shifts } = school;
  const teachers = Math.max(6, Math.round(pupils / 13));
  const vacant = random.chance(0.2 + weakness * 0.5) ? random.int(1, 3) : 0;
  const young = part(random, teachers, 0.15);
  const second = shifts > 1 ? part(random, pupils, 0.35) : 0;
  const qualified = part(random, teachers, 0.62 - weakness * 0.3);
  return {
    facts: { students: text(pupils), settlement: school.village ? "village" : "city" },
    answers: {
      m2_rates: tenth(teachers * 1.35 + vacant),
      m2_vac: tenth(vacant),
      ...(vacant > 0 && { m2_vac_subj: [random.pick(["ru", "ma", "foreign", "physics", "none"])] }),
      m2_teach: text(teachers),
      m2_cat: text(qualified),
      m2_young: text(young),
      m2_pens: text(Math.min(teachers - young, part(random, teachers, 0.2 + weakness * 0.15))),
      m2_offprof: text(part(random, teachers, weakness * 0.2)),
      m2_diag: text(part(random, teachers, 0.75 - weakness * 0.25)),
      m2_kpk: text(part(random, teachers, 0.9 - weakness * 0.2)),
      m2_psy: random.chance(0.7) ? ["psychologist", "social"] : ["social"],
      m2_shift: text(shifts),
      ...(shifts > 1 && { m2_shift2: text(second) }),
      m2_cap: text(school.capacity),
      m2_labs: random.chance(0.5 + (1 - weakness) * 0.3)
        ? ["physics", "chemistry", "biology", "informatics"]
        : ["informatics"],
      m2_pc: text(Math.round(pupils / 12)),
      m2_net: school.village ? random.pick(["n10", "n50", "n50"]) : random.pick(["n50", "n100", "n100"]),
      m2_books: tenth(100 - weakness * random.int(0, 12)),
      m2_repair: random.chance(0.15),
      m2_shmo: true,
      m2_method: random.chance(0.85),
      m2_vsoko: "recent",
      m2_vsoko_link: "https://school.example/vsoko",
      m2_res: ["my_school", "cok", "fipi"],
      m2_ovz: text(part(random, pupils, 0.05)),
      m2_lang: text(part(random, pupils, 0.04)),
      m2_soc: text(part(random, pupils, 0.08)),
      m2_fail: text(part(random, pupils, 0.01 + weakness * 0.05)),
      m2_def: random.shuffle(DEFICITS).slice(0, 2),
    },
  };
}
