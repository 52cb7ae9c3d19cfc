/** Does something and shows a refusal on the page. Out: whether it was done. */
export type Run = (change: () => Promise<unknown>) => Promise<boolean>;
