/** The first and the last address of a range, `203.0.113.0/24`, or of one address. */
export function boundsOf(range: string): { readonly start: string; readonly end: string } {
  const [address = "", bits = "32"] = range.split("/");
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(numberOf(address) / size) * size;
  return { start: addressOf(first), end: addressOf(first + size - 1) };
}

function numberOf(address: string): number {
  return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}

function addressOf(number: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(number / unit) % 256).join(".");
}
