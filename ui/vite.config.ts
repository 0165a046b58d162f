/// <reference types="vitest/config" />
/** Builds the page. Two modes: the app's own (`dist`), and `loopback` (`dist-loopback`), which browser tests open. */
import { fileURLToPath } from 'node:url'

import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

import { facesAtOnce } from './faces.ts'

export default defineConfig(({ mode }) => {
  const host = mode === 'loopback' ? 'loopback' : 'tauri'
  return {
    // The page is served from the root of its own scheme; a relative base also lets the tests serve it anywhere.
    base: './',
    plugins: [svelte(), facesAtOnce()],
    resolve: {
      alias: { '#host': fileURLToPath(new URL(`./src/backend/${host}.ts`, import.meta.url)) },
      // Vitest resolves like a server; state classes need the runes of the page.
      ...(process.env['VITEST'] ? { conditions: ['browser'] } : {}),
    },
    build: {
      outDir: mode === 'loopback' ? 'dist-loopback' : 'dist',
      target: ['safari17', 'chrome114'],
      // A data: address would be an inline font or picture, which the page's policy refuses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
    // The tokens are read as they stand: without this Vitest hands out empty style sheets.
    test: { environment: 'node', include: ['src/**/*.test.ts'], css: true },
  }
})
