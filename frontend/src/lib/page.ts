/** What the server's template tells the page. */

/** The nonce that style and script elements need under our content security policy. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}

/** The mount point and its data attributes. */
export function mountPoint(): HTMLElement {
  const root = document.getElementById("app");
  if (!root) throw new Error("The page has no #app to draw in; look at templates/sandbox.html.");
  return root;
}

/** Where the editor of a sandbox is. */
export const sandboxAddress = (id: string): string => `/s/${encodeURIComponent(id)}/`;

/** Where those who teach a workshop look after it. */
export const workshopAddress = (id: string): string => `/workshops/${encodeURIComponent(id)}/`;

/** Where they see how far everybody is. */
export const dashboardAddress = (id: string): string => `${workshopAddress(id)}dashboard/`;

/** A learner's address of a workshop: it leads on to what the class does now. */
export const classAddress = (id: string): string => `/class/${encodeURIComponent(id)}/`;
