/** Oneself: name, account, signing in and out. */
import { api, done } from "./http";

export const me = () => done(api.GET("/api/me/"));

export type Me = Awaited<ReturnType<typeof me>>;

export const renameMe = (name: string) => done(api.PATCH("/api/me/", { body: { name } }));

export const openAccount = (email: string, password: string) => done(api.POST("/api/me/account/", { body: { email, password } }));

export const signIn = (email: string, password: string) => done(api.POST("/api/sign-in/", { body: { email, password } }));

export const signOut = () => done(api.POST("/api/sign-out/"));

export const changePassword = (password: string, new_password: string) =>
  done(api.PUT("/api/me/password/", { body: { password, new_password } }));

export const deleteMe = (password: string) => done(api.POST("/api/me/farewell/", { body: { password } }));

/** A link and its QR code, for a guest to go on in a second browser: once, and soon. */
export const newDeviceLink = () => done(api.POST("/api/me/device-link/"));

/** The secret address at which a calendar program reads one's workshops; told when it is made, and never again. */
export const myCalendar = () => done(api.GET("/api/me/calendar/"));

export const renewCalendar = () => done(api.POST("/api/me/calendar/"));

export const revokeCalendar = () => done(api.DELETE("/api/me/calendar/"));
