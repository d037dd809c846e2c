// Files as core and the shell take them: those that somebody chose, dropped or pasted, and texts to be saved.

/** The bytes of a file as base64. */
export function asBase64(file: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      done(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
}

/** A text as a file in base64. */
export function textAsBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}
