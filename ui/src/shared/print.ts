// Paper: what is printed is put on a sheet of its own, which only the printer sees.
import { host } from '../host';

/** Hands these to the system's print dialog, one below the other. They are moved to the sheet: give copies. */
export async function printSheet(parts: HTMLElement[]): Promise<void> {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  sheet.append(...parts);
  document.querySelector('.print-sheet')?.remove();
  document.body.append(sheet);
  try {
    await Promise.all([...sheet.querySelectorAll('img')].map((image) => image.decode()));
    await host.printPage();
  } catch (caught) {
    sheet.remove();
    throw caught;
  }
  // The dialog reads the page while it is open; the sheet stays, unseen, until the next print takes its place.
}
