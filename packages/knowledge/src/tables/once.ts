/** A function that makes its value on the first call and returns the same value ever after. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return function value(): Value {
    made ??= { value: make() }
    return made.value
  }
}
