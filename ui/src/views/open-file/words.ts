import type { Problem } from '../../state/problem';

/** How many words stand in what was typed, for the eye only: what they are is read in Rust. */
export function countWords(typed: string): number {
  const plain = typed.replace(/^\s*keycourier:1:/iu, '').normalize('NFKD');
  return plain.match(/[\p{L}\p{M}\p{Cf}]*\p{L}[\p{L}\p{M}\p{Cf}]*/gu)?.length ?? 0;
}

/** The problem, if it is one of the words that were typed. */
export function aboutWords(problem: Problem | null): Problem | null {
  return problem && /^words?-/u.test(problem.code) ? problem : null;
}
