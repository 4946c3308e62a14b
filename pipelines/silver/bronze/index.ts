import type { BronzeFormat } from "../../bronze";
import { csvSource } from "./csv";
import { deltaSource } from "./delta";
import type { BronzeSource } from "./source";

export type { BronzeSource } from "./source";

export const bronzeSources: Readonly<Record<BronzeFormat, BronzeSource>> = { csv: csvSource, delta: deltaSource };
