/** The hash of a text as a Content Security Policy names it. */
export async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
