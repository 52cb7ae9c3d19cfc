/** PURE: what is sent to those who may come in. */

const at = (path: string) => `${location.origin}${path}`;

export const joinAddress = (token: string): string => at(`/join/${encodeURIComponent(token)}/`);

export const embedAddress = (token: string): string => at(`/embed/${encodeURIComponent(token)}/`);

export const embedCode = (token: string): string =>
  `<iframe src="${embedAddress(token)}" title="A picture of Understudy" width="960" height="600" loading="lazy"></iframe>`;
