import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The platform has every document of the contract: a page names them and does not carry them. */
function documentsByName(): Plugin {
  return {
    name: 'documents-by-name',
    transform(code, id) {
      if (!/client\/dist\/src\/generated\/graphql\.js$/.test(id)) {
        return null;
      }
      return code.replace(/new TypedDocumentString\(`[^`]*`, (\{ ?"documentId": ?"[^"]+" ?\})\)/g, '/* @__PURE__ */ new TypedDocumentString("", $1)');
    },
  };
}

export default defineConfig({
  plugins: [documentsByName(), react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // What was bundled, and under which licence: the bill of materials is made of it.
    license: { fileName: 'licenses.json' },
    rollupOptions: { output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]' } },
  },
});
