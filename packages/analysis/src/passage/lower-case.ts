/** `text` in lower case with every unit at its place: `İ`, which alone grows, becomes a plain `i`. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replace(/İ/g, 'i').toLowerCase()
}
