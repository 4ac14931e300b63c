/** Texts that have been lost or mixed up in stores before. */
export const oddTexts = {
  'line feeds, quotes and brackets': 'a\n"b"\\],[\r\n:{}',
  'NUL and control characters': '\u0000\u0001\u001f\u007f\u0085',
  'text beyond ASCII': 'Füße 漏洞 🦊 \u202e\u2028',
  'lone surrogates': '\ud800x\udfff',
  nothing: '',
  '100,000 characters': 'ä'.repeat(100_000),
}
