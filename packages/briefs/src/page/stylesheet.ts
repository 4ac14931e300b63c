/** The one style sheet of the pages, for light and dark. Contrast of text is at least 4.5 : 1 in both. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --ground: #fbfaf8;
  --raised: #ffffff;
  --code: #f3f1ec;
  --text: #1f2328;
  --muted: #59616b;
  --line: #dcd8d0;
  --link: #0b57a4;
  --mark: #fff3c4;
  --critical: #a3123a;
  --high: #b33a00;
  --medium: #7a5600;
  --low: #2a6130;
  --informational: #4a5563;
  --on-badge: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b;
    --raised: #1b1f25;
    --code: #0f1215;
    --text: #e3e6ea;
    --muted: #9ca6b2;
    --line: #343b45;
    --link: #7db8f5;
    --mark: #3d3413;
    --critical: #ff8fab;
    --high: #ffab7a;
    --medium: #f0c869;
    --low: #8fd19e;
    --informational: #b3bdc9;
    --on-badge: #14171b;
  }
}
* { box-sizing: border-box; }
html { font: 1rem/1.55 system-ui, sans-serif; background: var(--ground); color: var(--text); }
body { margin: 0 auto; max-width: 64rem; padding: 0 1.25rem 3rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; padding: 0.5rem 1rem; background: var(--raised); }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 1; }
.banner { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; padding: 1.25rem 0 0.9rem; border-bottom: 1px solid var(--line); color: var(--muted); }
.home { font-weight: 700; font-size: 1.2rem; color: var(--text); text-decoration: none; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--muted); font-size: 0.9rem; }
h1 { font-size: 1.85rem; line-height: 1.2; margin: 1.5rem 0 1rem; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 0.75rem; overflow-wrap: anywhere; scroll-margin-top: 1rem; }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 1.5rem 0 0.4rem; overflow-wrap: anywhere; }
p { margin: 0.5rem 0; overflow-wrap: anywhere; }
code, pre { font: 0.875em/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
code { background: var(--code); padding: 0.1em 0.3em; border-radius: 3px; overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: 0.8rem 1rem; margin: 0.5rem 0; overflow-x: auto; tab-size: 4; }
pre code { background: none; padding: 0; font-size: inherit; overflow-wrap: normal; }
q { font-style: italic; }
ul, ol { padding-left: 1.3rem; margin: 0.4rem 0; }
li { overflow-wrap: anywhere; }
.badge { display: inline-block; min-width: 3.4rem; padding: 0.15rem 0.5rem; border-radius: 4px; background: var(--informational); color: var(--on-badge); font-size: 0.78rem; font-weight: 700; letter-spacing: 0.04em; text-align: center; }
.badge.critical { background: var(--critical); }
.badge.high { background: var(--high); }
.badge.medium { background: var(--medium); }
.badge.low { background: var(--low); }
.verdict { display: inline-block; padding: 0 0.5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: 0.82rem; color: var(--text); }
.meta, .counts, .muted, .place, .points, .id, .count { color: var(--muted); }
.meta, .counts { margin: 0.2rem 0; font-size: 0.9rem; }
.place, .points { font-size: 0.8rem; white-space: nowrap; }
.count { font-weight: 400; font-size: 1rem; }
.rule { font-size: 0.78rem; color: var(--muted); }
.empty { padding: 0.75rem 1rem; border-left: 3px solid var(--line); color: var(--muted); }
.summary { font-size: 1.08rem; max-width: 46rem; }
.search { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.search label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.search input[type="search"] { flex: 1 1 16rem; font: inherit; padding: 0.45rem 0.7rem; border: 1px solid var(--muted); border-radius: 6px; background: var(--raised); color: var(--text); }
.search input::placeholder { color: var(--muted); opacity: 1; }
.search button { font: inherit; padding: 0.45rem 1.1rem; border: 1px solid var(--link); border-radius: 6px; background: var(--link); color: var(--ground); cursor: pointer; }
.filters { margin: 1rem 0; font-size: 0.9rem; }
.filters div { display: flex; gap: 0.75rem; align-items: baseline; margin: 0.3rem 0; }
.filters span { flex: 0 0 4rem; color: var(--muted); }
.filters ul, .contents ul { display: flex; flex-wrap: wrap; gap: 0.3rem 0.4rem; list-style: none; padding: 0; margin: 0; }
.filters a, .contents a { display: inline-block; padding: 0.1rem 0.6rem; border: 1px solid var(--line); border-radius: 1rem; text-decoration: none; }
.filters a:hover, .contents a:hover { border-color: var(--link); }
.filters a[aria-current] { background: var(--text); border-color: var(--text); color: var(--ground); }
.result { color: var(--muted); font-size: 0.95rem; }
.briefs { list-style: none; padding: 0; margin: 1rem 0; }
.briefs > li { display: grid; grid-template-columns: 4.4rem 1fr; gap: 0.25rem 0.75rem; align-items: start; padding: 0.9rem 0; border-top: 1px solid var(--line); }
details.story { margin: 0.3rem 0; font-size: 0.9rem; }
details.story summary { color: var(--muted); cursor: pointer; }
.briefs h2 { font-size: 1.1rem; margin: 0; }
.briefs h2 a { text-decoration: none; }
.briefs h2 a:hover { text-decoration: underline; }
.pages { display: flex; justify-content: space-between; padding: 1rem 0; border-top: 1px solid var(--line); }
.brief > header { padding-top: 0.5rem; }
.brief > header h1 { margin-top: 0.6rem; }
dl { margin: 0.5rem 0; }
dl div { display: grid; grid-template-columns: 8rem 1fr; gap: 0.2rem 1rem; padding: 0.2rem 0; }
dt { color: var(--muted); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
dd p, dd ul { margin: 0; }
.contents { margin-top: 1rem; font-size: 0.9rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; font-size: 0.92rem; }
caption { text-align: left; color: var(--muted); padding-bottom: 0.3rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.75rem 0.45rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { font-weight: 600; color: var(--muted); font-size: 0.85rem; overflow-wrap: normal; }
tbody th { font-weight: 600; white-space: nowrap; }
td:first-child, .whole { white-space: nowrap; }
.reasons li { margin: 0.4rem 0; }
details { margin: 0.75rem 0; }
summary { cursor: pointer; color: var(--link); }
.query summary { font-weight: 600; }
.refused { color: var(--muted); }
.refused strong { color: var(--text); }
.chain { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.9rem, 1fr)); gap: 0.4rem; list-style: none; padding: 0; }
.chain li { padding: 0.5rem 0.5rem; border: 1px solid var(--line); border-top: 4px solid var(--high); border-radius: 4px; background: var(--raised); font-weight: 600; font-size: 0.85rem; }
.chain li.absent { border-top-color: var(--line); background: none; font-weight: 400; color: var(--muted); }
.chain span { display: block; font-weight: 400; font-size: 0.8rem; color: var(--muted); }
.hunt { margin: 1.25rem 0; padding: 0.5rem 1.25rem 0.75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
.hunt h3 { font-size: 1.12rem; margin-top: 0.6rem; }
@media (max-width: 40rem) {
  h1 { font-size: 1.5rem; }
  dl div { grid-template-columns: 1fr; gap: 0; }
  .hunt { padding: 0.25rem 0.9rem 0.5rem; }
  .briefs > li { grid-template-columns: 1fr; }
  .briefs .badge { justify-self: start; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { display: block; padding: 0.5rem 0; border-top: 1px solid var(--line); }
  th, td { display: block; border: 0; padding: 0.1rem 0; white-space: normal; }
}
@media print {
  .contents, .skip, .search, .filters { display: none; }
  pre { white-space: pre-wrap; }
}
`
