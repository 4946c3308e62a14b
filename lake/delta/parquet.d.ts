export function hyparquet(): Promise<typeof import("hyparquet")>;
