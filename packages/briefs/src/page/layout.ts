import { type Html, html } from './html.ts'

/** A whole page: one banner, one main part, one footer, and nothing that runs. */
export function layout(parts: { readonly title: string; readonly main: Html }): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${parts.title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="banner"><a class="home" href="/">Huntwire</a><span>Briefs with evidence, and hunts that run</span></header>
<main id="main">
${parts.main}
</main>
<footer><p>Indicators are shown defanged. Quotes are the articles’ own words. <a href="/briefs">Briefs as JSON</a></p></footer>
</body>
</html>
`
  return page.markup
}
