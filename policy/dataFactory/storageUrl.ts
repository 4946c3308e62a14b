/** Whether a URL is that of a storage account in Azure's public cloud; an expression decides only its path. */
export function isStorage(url: unknown): boolean {
  const text = typeof url === "object" && url !== null ? (url as { readonly value?: unknown }).value : url;
  return typeof text === "string" && /^https:\/\/[a-z0-9]{3,24}\.(blob|dfs)\.core\.windows\.net(\/|$)/.test(text);
}
