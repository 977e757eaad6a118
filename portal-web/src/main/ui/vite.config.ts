import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { themeCss } from './build/themeCss.ts';

export default defineConfig({
  plugins: [react(), themeCss()],
  css: { postcss: {} },
  build: {
    outDir: '../../../target/ui',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The chunk graph is what build/budget.mjs measures the first view by.
    manifest: 'assets/manifest.json',
    sourcemap: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: Number(process.env.UI_PORT ?? 5173),
    strictPort: true,
    proxy: {
      '/api': process.env.UI_SERVER ?? 'http://localhost:9080',
      '/media': process.env.UI_SERVER ?? 'http://localhost:9080',
      '/download': process.env.UI_SERVER ?? 'http://localhost:9080',
    },
  },
  test: {
    // Making a page costs more than a test; the few that need one say so in their first line.
    environment: 'node',
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**'],
    restoreMocks: true,
    // Modules of the page keep nothing between tests, and to read them anew for every file took most of the time.
    isolate: false,
    // ./loggia test counts these together with Maven's.
    reporters: ['default', ['junit', { outputFile: '../../../target/vitest-reports/TEST-page.xml' }]],
  },
});
