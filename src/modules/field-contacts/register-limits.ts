/** Largest register file, in bytes. Stands alone so that the browser can ask without carrying the schema. */
export const registerFileMaxBytes = 20 * 1024 * 1024;
