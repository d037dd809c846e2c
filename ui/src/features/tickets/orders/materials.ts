// The rows of materials as they go to core.
import type { Material } from '../../../bindings/operations';

/** The rows in which something stands; empty ones at the end were only offered. */
export function used(rows: Partial<Material>[]): Material[] {
  const filled = rows.map(({ name = '', quantity = '', unit = '' }) => ({ name, quantity, unit }));
  const last = filled.findLastIndex((row) => Object.values(row).some((text) => text.trim() !== ''));
  return filled.slice(0, last + 1);
}
