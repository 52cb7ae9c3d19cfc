/** A whole workshop in one file, and a file into a workshop again. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

export type Archive = components["schemas"]["ArchiveShape"];

const within = (workshop: string) => ({ params: { path: { workshop } } });

export const lookAtBackUp = (workshop: string) => done(api.GET("/api/workshops/{workshop}/back-up/", within(workshop)));

export const backUp = (workshop: string) => done(api.POST("/api/workshops/{workshop}/back-up/", within(workshop)));

/** Where the file is, once it is ready. */
export const backUpAddress = (workshop: string) => `/api/workshops/${workshop}/back-up/file/`;

export const lookAtRestoration = () => done(api.GET("/api/workshops/restoration/"));

export const stopRestoration = () => done(api.DELETE("/api/workshops/restoration/"));

/** Packed on the way: such a file is long, and nearly all of it repeats itself. */
export async function restoreWorkshop(file: File) {
  const packed = await new Response(file.stream().pipeThrough(new CompressionStream("gzip"))).blob();
  return done(
    api.POST("/api/import/workshop/", {
      body: packed as unknown as string,
      bodySerializer: (body) => body,
      headers: { "Content-Type": "application/gzip" },
    }),
  );
}

/** While it runs, look again in a second. */
export const whileRunning = ({ state }: { state: { data?: Archive } }) =>
  state.data?.state === "running" ? 1_000 : false;
