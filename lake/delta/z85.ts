const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
const values: ReadonlyMap<string, number> = new Map([...alphabet].map((character, value) => [character, value]));

/** Bytes written as text, five characters for four bytes (ZeroMQ RFC 32, Z85). Throws a RangeError where it is none. */
export function decodeZ85(text: string): Uint8Array {
  if (text.length % 5 !== 0) throw new RangeError(`a text of ${text.length} characters is not Z85`);
  const bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0; at < text.length; at += 5) {
    let word = 0;
    for (const character of text.slice(at, at + 5)) {
      const value = values.get(character);
      if (value === undefined) throw new RangeError(`"${character}" is no character of Z85`);
      word = word * 85 + value;
    }
    bytes.setUint32((at / 5) * 4, word);
  }
  return new Uint8Array(bytes.buffer);
}
