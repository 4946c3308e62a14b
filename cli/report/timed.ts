/** What a work gives, with the seconds that it took. */
export async function timed<T extends object>(work: Promise<T>): Promise<T & { readonly seconds: number }> {
  const begun = performance.now();
  const result = await work;
  return { ...result, seconds: Math.round(performance.now() - begun) / 1000 };
}
