/** The same keys with words of another language. */
export type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> } & {
  /** A form for one of a thing, where the language has it: i18next takes it for `count: 1`. */
  [K in keyof T & string as T[K] extends string ? `${K}_one` : never]?: string;
};
