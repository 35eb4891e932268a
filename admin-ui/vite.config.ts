import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The built files go to dist/ui, from where the API serves them under `/`; nothing is inlined as a script (CSP). */
export default defineConfig({
  root: __dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: resolve(__dirname, '../dist/ui'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'bpmn', test: /node_modules[\\/](bpmn-js|diagram-js|bpmn-moddle|moddle)/ },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)/ },
            { name: 'mui', test: /node_modules[\\/](@mui|@emotion)/ },
            { name: 'react-admin', test: /node_modules[\\/](react-admin|ra-)/ },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': { target: process.env.API_URL ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
});
