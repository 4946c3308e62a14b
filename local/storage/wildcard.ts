/** `*` and `?` stay within a step of a path, `**` does not (Microsoft: Copy and transform data in ADLS Gen2). */
export function wildcardPattern(wildcard: string): RegExp {
  const pattern = wildcard.replace(/\*\*\/|\*\*|[*?]|[^*?]+/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    return part === "?" ? "[^/]" : part.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
  });
  return new RegExp(`^${pattern}$`);
}

export const hasWildcard = (path: string): boolean => /[*?]/.test(path);
