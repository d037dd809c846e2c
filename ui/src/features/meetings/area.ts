/** `1,234.05` of 123405: hundredths of a square metre, exact. */
export function area(hundredths: number): string {
  const whole = Math.floor(hundredths / 100).toLocaleString('en-US');
  return `${whole}.${String(hundredths % 100).padStart(2, '0')}`;
}
