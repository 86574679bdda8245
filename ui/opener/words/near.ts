const FARTHEST = 2;
const MOST = 3;

/** Steps from one word to another: a letter more, fewer, another, or two neighbours that changed places. */
export function measureDistance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let steps = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const turned =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      if (turned) steps = Math.min(steps, (before[column - 2] ?? 0) + 1);
      line.push(steps);
    }
    before = above;
    above = line;
  }
  return above[to.length] ?? 0;
}

/** Up to three words of the list that may be meant, the nearest first. */
export function findNear(word: string, list: readonly string[]): string[] {
  const near: { word: string; steps: number }[] = [];
  for (const other of list) {
    if (Math.abs(other.length - word.length) <= FARTHEST) {
      const steps = measureDistance(word, other);
      if (steps <= FARTHEST) near.push({ word: other, steps });
    }
  }
  // The sort keeps the order of the list among equals.
  near.sort((a, b) => a.steps - b.steps);
  return near.slice(0, MOST).map((found) => found.word);
}
