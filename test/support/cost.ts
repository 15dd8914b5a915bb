import { expect } from "vitest";

/** Four times the input: linear work takes four times as long, quadratic work sixteen times. */
const growth = 4;
const mostRatio = 10;

/** A shorter time is mostly chance, so that this is taken in its place. In ms. */
const least = 10;

/**
 * Fails unless the time of some work grows with the size of its input, and no faster.
 * @param create Makes an input of about that size.
 * @param size The smaller of the two sizes that are compared.
 */
export async function expectLinearTime<Input>(
  create: (size: number) => Input,
  size: number,
  work: (input: Input) => unknown,
): Promise<void> {
  const small = await measure(() => work(create(size)));
  const large = await measure(() => work(create(size * growth)));
  expect(large / Math.max(small, least)).toBeLessThan(mostRatio);
}

/** The better of two runs, in ms. */
async function measure(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 2; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}
