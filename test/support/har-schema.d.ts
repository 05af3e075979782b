/** The JSON Schemas of HAR 1.2, which bring no types. */
declare module 'har-schema' {
  const schemas: Readonly<Record<string, object>>
  // biome-ignore lint/style/noDefaultExport: so the package is
  export default schemas
}
