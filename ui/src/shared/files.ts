// A file that somebody chose, dropped or pasted, as core takes it.

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
