/** Where menus, lists of choices and hints are drawn: above the page, and in a landmark of their own. */
export const layers = document.getElementById('layers') ?? undefined
