"use client";

import { useState } from "react";

type Values = Record<string, unknown>;

/** What is typed to try a form: answers, those of last year, what the portal would tell. Kept nowhere. */
export interface Trial {
  answers: Values;
  lastYear: Values;
  facts: Values;
  setAnswers: (answers: Values) => void;
  setLastYear: (lastYear: Values) => void;
  setFacts: (facts: Values) => void;
}

export function useTrial(): Trial {
  const [answers, setAnswers] = useState<Values>({});
  const [lastYear, setLastYear] = useState<Values>({});
  const [facts, setFacts] = useState<Values>({});
  return { answers, lastYear, facts, setAnswers, setLastYear, setFacts };
}
