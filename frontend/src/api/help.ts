/** Help by consent: a learner asks and answers, whoever teaches offers, both end it. */
import { api, done } from "./http";

const own = (sandbox: string) => ({ params: { path: { sandbox } } });
const given = (workshop: string, sandbox: string) => ({ params: { path: { workshop, sandbox } } });

export const askForHelp = (sandbox: string, note: string) =>
  done(api.POST("/api/sandboxes/{sandbox}/help/", { ...own(sandbox), body: { note } }));

export const answerHelp = (sandbox: string, yes: boolean) =>
  done(api.PUT("/api/sandboxes/{sandbox}/help/", { ...own(sandbox), body: { yes } }));

/** Wait for it no more, or end it. */
export const endHelp = (sandbox: string) => done(api.DELETE("/api/sandboxes/{sandbox}/help/", own(sandbox)));

export const offerHelp = (workshop: string, sandbox: string) =>
  done(api.POST("/api/workshops/{workshop}/help/{sandbox}/", given(workshop, sandbox)));

/** Take it back, say that it is answered, or draw there no more. */
export const endGivenHelp = (workshop: string, sandbox: string) =>
  done(api.DELETE("/api/workshops/{workshop}/help/{sandbox}/", given(workshop, sandbox)));
