import type { PDFDocumentProxy } from 'pdfjs-dist'

/** A PDF that is open, or in words why it cannot be. */
export type OpenedPdf =
  | { readonly ok: true; readonly pdf: PDFDocumentProxy; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly reason: string }

/** Opens a PDF for its text alone: no fonts, scripts, images or network; nothing is printed. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const library = import.meta.resolve('pdfjs-dist/package.json')
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    cMapUrl: decodeURIComponent(new URL('cmaps/', library).pathname),
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
  })
  const close = () => task.destroy()
  try {
    return { ok: true, pdf: await task.promise, close }
  } catch (error) {
    await close()
    return { ok: false, reason: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `the PDF is broken: ${String(error)}`
  if (error.name === 'PasswordException')
    return 'the PDF is encrypted and opens with a password only: give a copy without one'
  return `the PDF is broken (${error.message.split('\n', 1)[0]}): give another copy, or the text`
}
