/**
 * How many nodes deep the tree is, found without recursion: a chain of operators is read in a loop, so that the tree
 * can be deeper than the calls that read it.
 */
export function depthOf(root: object): number {
  const pending: [node: object, depth: number][] = [[root, 1]];
  let deepest = 0;
  for (let entry = pending.pop(); entry; entry = pending.pop()) {
    const [node, depth] = entry;
    if (depth > deepest) deepest = depth;
    const below = "kind" in node ? depth + 1 : depth;
    for (const key in node) {
      const child: unknown = node[key as keyof typeof node];
      if (typeof child === "object" && child !== null && key !== "at") pending.push([child, below]);
    }
  }
  return deepest;
}
