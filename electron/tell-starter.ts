/**
 * Tells whoever started the app, over the channel that Node gives to a child, that what becomes of it is its own word from
 * now on. One that ends before this could not draw here: `npm start` then takes the browser.
 */
export const tellStarter = (): void => void process.send?.('up')
