/** `--json` prints one document on stdout and nothing else there. */
export const printJson = (document: unknown): void => console.log(JSON.stringify(document, null, 2));
