/** The JSON Schemas of HAR 1.2, which bring no types. */
declare module 'har-schema' {
  const schemas: Readonly<Record<string, object>>
  export default schemas
}
