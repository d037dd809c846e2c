import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // The manual is read where it is kept.
  server: { fs: { allow: ['..'] } },
  build: {
    target: 'es2022',
    // pdf.js is large and comes only with the report's preview.
    chunkSizeWarningLimit: 1600,
    // What the first page needs is one file: each of forty costs the window a question before it can draw.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/shared/testing.ts'],
  },
});
