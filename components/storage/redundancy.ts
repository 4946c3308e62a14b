/** How a storage account keeps its copies (Microsoft: Azure Storage redundancy). */
export const redundancies = ["LRS", "ZRS", "GRS", "GZRS"] as const;
export type Redundancy = (typeof redundancies)[number];
