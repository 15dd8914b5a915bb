/**
 * Runs an asynchronous step for each item, at most `limit` of them at once, and returns the results in the order of the
 * items. Rejects with the first failure; steps that are running then still run to their end.
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  step: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // Shared by all workers: each takes the next item as soon as it is done with the last one.
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await step(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
