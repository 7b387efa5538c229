/** For A4 paper; readable without colours, since many printers have none. */
export const STYLE = `@page{size:A4;margin:16mm 15mm 18mm}
@page{@bottom-center{content:counter(page) " / " counter(pages);font:9pt serif;color:#555}}
body{font:10.5pt/1.6 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1d1712}
h1{font-size:18pt;margin:0 0 .3em}h2{font-size:14pt;border-bottom:1.5pt solid #8b2b1c;margin:1.6em 0 .5em;break-after:avoid}
h3{font-size:12pt;margin:1em 0 .3em;break-after:avoid}h4{font-size:10.5pt;margin:.7em 0 .2em;break-after:avoid}
p{margin:.2em 0;orphans:2;widows:2}small{color:#555;font-weight:normal}ol,ul{margin:.2em 0 .2em 1.6em;padding:0}
.task{border-left:2pt solid #b9ad98;padding-left:.9em;margin:.7em 0}.option{margin:.15em 0 .15em .8em}
.reply{font-style:normal;color:#444}.told{margin-left:.8em}.when{color:#555;font-size:9pt}
.trap{border:1pt solid #8b2b1c;padding:.2em .8em;margin:.3em 0;break-inside:avoid}
.facts{font-size:8.5pt;line-height:1.45;color:#222;list-style:none;margin-left:.8em}.facts li::before{content:"□ "}.again{display:inline-block;margin-right:1.2em}.cite{color:#6b4d12}
.mark{border:1pt solid #6b4d12;border-radius:3pt;padding:0 .35em;font-size:8.5pt;font-weight:bold;white-space:nowrap}
.bare{border-style:dashed;color:#8b2b1c;border-color:#8b2b1c}.note{color:#444}
table{border-collapse:collapse;width:100%;font-size:8.5pt;line-height:1.4}th,td{border:.75pt solid #888;padding:.25em .4em;text-align:left;vertical-align:top}
th{white-space:nowrap}tr{break-inside:avoid}thead{display:table-header-group}td.box{width:3em}td.short{white-space:nowrap}
.sign{margin-top:2.5em;break-inside:avoid}.sign p{margin:1.6em 0;display:flex;gap:2em}.sign span{flex:1;border-bottom:.75pt solid #333}
@media print{body{margin:0;padding:0;max-width:none}}`
