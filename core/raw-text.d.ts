/** A file's text as it is, put in by the build. */
declare module '*?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: the form in which Vite gives it
  export default text
}
