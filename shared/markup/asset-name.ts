import { crc32 } from 'node:zlib'

/**
 * What a style sheet or script is served as, under `/assets/`: the name changes with the content, so it may be cached
 * for ever. A sum of 32 bits tells one edition from the next; OpenSSL, which a digest loads, takes 8 ms of each start.
 */
export const assetName = (name: string, content: string, kind: 'css' | 'js' | 'svg'): string =>
  `${name}.${crc32(content).toString(16).padStart(8, '0')}.${kind}`
