/** `T` with every property and element readonly, all the way down: values are built once and never changed. */
export type DeepReadonly<T> = T extends string
  ? T // a branded string is an object to the compiler
  : T extends (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
      : T
