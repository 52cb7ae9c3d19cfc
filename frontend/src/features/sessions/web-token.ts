/** PURE: what a JSON Web Token says, without checking it: that is STS's part (RFC 7519). */

/** Header and claims as indented JSON; empty where the text is no token. */
export function readToken(token: string): { header: string; claims: string } {
  const [header = "", claims = ""] = token.split(".");
  return { header: readPart(header), claims: readPart(claims) };
}

function readPart(part: string): string {
  try {
    const letters = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
    const text = new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.codePointAt(0) ?? 0));
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return "";
  }
}
