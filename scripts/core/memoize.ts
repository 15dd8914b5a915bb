/** Wraps a function so that it runs once per argument. */
export function memoize<K, V>(compute: (key: K) => V): (key: K) => V {
  const values = new Map<K, V>();
  return (key) => {
    if (!values.has(key)) values.set(key, compute(key));
    return values.get(key) as V;
  };
}

/** Wraps a function so that it runs once, when it is first called. */
export function once<V>(compute: () => V): () => V {
  let result: { readonly value: V } | undefined;
  return () => (result ??= { value: compute() }).value;
}
