import { z } from "zod";

import { addressWord } from "@/lib/core/url/address-word";

const word = addressWord(130).nullable().catch(null).default(null);

/** The view of statistics as it stands in the address. What is not understood is no choice. */
export const statisticsParams = z.object({ section: word, question: word, sort: word });
