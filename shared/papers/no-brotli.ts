/**
 * Bundled in the place of `brotli/decompress.js`, which fontkit asks for to open a WOFF2: its dictionary was two fifths of
 * what draws a PDF, and decoded with the first one. A paper is set in TrueType files.
 */
export default (): never => {
  throw new Error('a paper is set in TrueType files only: this bundle opens no WOFF2')
}
