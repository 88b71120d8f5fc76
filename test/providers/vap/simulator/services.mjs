/** VAP calls them types, or kinds; the usual one first. */
export const services = ['video', 'image', 'music'];
