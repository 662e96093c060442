/// How the page looks, on the screen and on A4.
enum PrintedStyle {
  static let sheet = HTML.trusted(
    """

    @page { size: A4; margin: 18mm 16mm 20mm; }
    html { font: 11pt/1.4 "Noto Serif", "DejaVu Serif", Georgia, serif; color: #111; background: #fff; }
    body { max-width: 46rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .4rem; }
    h2 { font-size: 1.3rem; border-top: 2px solid #111; padding-top: .5rem; margin: 2rem 0 .6rem; }
    h3 { font-size: 1.1rem; margin: 1.2rem 0 .3rem; }
    h4, h5, h6 { font-size: 1rem; margin: 1rem 0 .2rem; }
    h1, h2, h3, h4, h5, h6 { break-after: avoid; }
    p { margin: .2rem 0 .5rem; }
    code { font: .85em "DejaVu Sans Mono", Menlo, monospace; overflow-wrap: anywhere; }
    a { color: inherit; }
    code.name { margin-inline-start: .8em; color: #555; font-weight: normal; }
    .facts, .legend, .kind, .hint { color: #444; }
    .legend, .kind, .rules, .reasons { font-size: .9rem; }
    .hint { font-style: italic; }
    .piped { border-bottom: 1px dotted #555; }
    .question, .note, .row, tr { break-inside: avoid; }
    .question { margin: 1rem 0; }
    .note { margin: 1rem 0; padding-inline-start: .8rem; border-inline-start: 3px solid #999; }
    .guidance { background: #eee; padding: .3rem .7rem; margin: .4rem 0; font-size: .92rem; }
    .roster { border: 1px solid #999; padding: 0 .8rem .5rem; margin: 1rem 0; }
    .rule { font-weight: bold; font-size: .92rem; }
    .rules { padding-inline-start: 1.2rem; margin: .3rem 0; }
    .choices { list-style: none; padding: 0; margin: .3rem 0; }
    .choices li { padding-inline-start: 1.6rem; text-indent: -1.6rem; margin: .15rem 0; }
    .choices code { display: inline-block; min-width: 2.5rem; text-indent: 0; color: #555; }
    .box { font-family: "DejaVu Sans", sans-serif; }
    .line { border-bottom: 1px solid #111; width: 60%; }
    .lines { height: 5rem; border: 1px solid #111; }
    table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .92rem; }
    caption { text-align: start; color: #444; }
    th, td { border: 1px solid #999; padding: .25rem .4rem; text-align: start; vertical-align: top; }
    .matrix td { text-align: center; }
    .matrix tbody th { font-weight: normal; width: 45%; }
    @media print { body { max-width: none; padding: 0; } a { text-decoration: none; } }

    """)
}
