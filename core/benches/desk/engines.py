"""The same paper by other engines: `engines.py ENGINE CONTENT FONTS TIMES`.

Prints one line of JSON: the engine's version, the seconds of the middle run, the pages and bytes of the file, which is left
beside CONTENT, the file content.json. What can be kept from one
paper to the next is made before the clock runs: the engine is loaded and the fonts are read. Between two runs nothing of
the paper itself is kept: typst, which remembers what it has laid out, gets a process for each run.
"""

import io
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

FACES = {
    "Sans": "NotoSansSC-Regular.ttf",
    "SansBold": "NotoSansSC-Bold.ttf",
    "Serif": "NotoSerifSC-Regular.ttf",
}
LEFT, RIGHT, TOP, BOTTOM = 70.87, 56.69, 84.0, 70.0
WIDTH = 595.28 - LEFT - RIGHT


def reportlab(content, fonts, times):
    import reportlab as engine
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(fonts / file)))
    accent, ground, line, muted = (HexColor(color) for color in ("#1F6F63", "#F4F2EC", "#D6D2C8", "#5F6662"))

    def style(name, font, size, step, **more):
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=step, wordWrap="CJK", **more)

    styles = {
        "text": style("text", "Serif", 10.5, 18, firstLineIndent=21, spaceAfter=6),
        "note": style("note", "Sans", 8.5, 13.6, textColor=muted, spaceAfter=5),
        "heading": style("heading", "SansBold", 11.5, 18, spaceBefore=8, spaceAfter=6, keepWithNext=1),
        "section": style("section", "SansBold", 15, 22, textColor=accent, spaceBefore=10, spaceAfter=8, keepWithNext=1),
        "caption": style("caption", "SansBold", 9.5, 16, keepWithNext=1),
        "title": style("title", "SansBold", 26, 40),
        "cell": style("cell", "Sans", 8.5, 12),
        "figure": style("figure", "Sans", 8.5, 12, alignment=2),
        "head": style("head", "SansBold", 8.5, 12),
    }

    def table(block):
        columns = block["columns"]
        whole = sum(column["width"] for column in columns)
        kinds = [styles["figure" if column["figures"] else "cell"] for column in columns]
        rows = [[Paragraph(escape(column["title"]), styles["head"]) for column in columns]]
        rows += [[Paragraph(escape(cell), kind) for cell, kind in zip(row, kinds)] for row in block["rows"]]
        return LongTable(
            rows,
            colWidths=[WIDTH * column["width"] / whole for column in columns],
            repeatRows=1,
            style=[
                ("BACKGROUND", (0, 0), (-1, 0), ground),
                ("LINEBELOW", (0, 0), (-1, 0), 0.75, accent),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, line),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3.6),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3.6),
                ("TOPPADDING", (0, 0), (-1, -1), 3.3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.3),
            ],
            spaceAfter=14,
        )

    def furnish(canvas, document):
        canvas.setFont("Sans", 7.5)
        canvas.setFillColor(muted)
        canvas.drawString(LEFT, 841.89 - 50, content["running_head"])
        canvas.drawRightString(LEFT + WIDTH, 42, str(document.page))

    def paper():
        story = [Paragraph(escape(content["title"]), styles["title"]), Spacer(1, 300)]
        story += [Paragraph(escape(f"{name}　{value}"), styles["text"]) for name, value in content["facts"]]
        story.append(PageBreak())
        for section in content["sections"]:
            story.append(Paragraph(escape(section["heading"]), styles["section"]))
            for block in section["blocks"]:
                if block["kind"] == "table":
                    story += [Paragraph(escape(block["caption"]), styles["caption"]), table(block)]
                else:
                    story.append(Paragraph(escape(block["text"]), styles[block["kind"]]))
        file = io.BytesIO()
        document = SimpleDocTemplate(
            file,
            pagesize=A4,
            leftMargin=LEFT - 6,
            rightMargin=RIGHT - 6,
            topMargin=TOP - 6,
            bottomMargin=BOTTOM - 6,
            title=content["title"],
            pageCompression=1,
        )
        document.build(story, onLaterPages=furnish)
        return file.getvalue(), document.page

    paper()
    runs = []
    for _ in range(times):
        began = time.perf_counter()
        file, pages = paper()
        runs.append(time.perf_counter() - began)
    return engine.Version, statistics.median(runs), pages, file


TYPST = """
#let content = json("content.json")
#set document(title: content.title)
#set page(
  paper: "a4",
  margin: (left: 70.87pt, right: 56.69pt, top: 84pt, bottom: 70pt),
  header: context if here().page() > 1 { text(font: "Noto Sans SC", size: 7.5pt, fill: rgb("#5F6662"), content.running_head) },
  footer: context text(font: "Noto Sans SC", size: 7.5pt, fill: rgb("#5F6662"), h(1fr) + str(here().page())),
)
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 7.5pt, spacing: 13.5pt, justify: true)
#let sans(size, weight: "regular", fill: black, body) = text(font: "Noto Sans SC", size: size, weight: weight, fill: fill, body)
#let a-table(of) = {
  block(above: 6pt, below: 4pt, sticky: true, sans(9.5pt, weight: "bold", of.caption))
  set text(font: "Noto Sans SC", size: 8.5pt)
  set par(leading: 3.5pt, justify: false)
  table(
    columns: of.columns.map(column => column.width * 1fr),
    align: of.columns.map(column => if column.figures { right } else { left }),
    inset: (x: 3.6pt, y: 5.05pt),
    stroke: (x, y) => (bottom: if y == 0 { 0.75pt + rgb("#1F6F63") } else { 0.4pt + rgb("#D6D2C8") }),
    fill: (x, y) => if y == 0 { rgb("#F4F2EC") },
    table.header(..of.columns.map(column => strong(column.title))),
    ..of.rows.flatten(),
  )
  v(8pt)
}
#sans(26pt, weight: "bold", content.title)
#v(300pt)
#for (name, value) in content.facts [#par[#name　#value]]
#pagebreak()
#for section in content.sections {
  block(above: 12pt, below: 8pt, sticky: true, sans(15pt, weight: "bold", fill: rgb("#1F6F63"), section.heading))
  for piece in section.blocks {
    if piece.kind == "table" { a-table(piece) }
    else if piece.kind == "heading" { block(above: 10pt, below: 6pt, sticky: true, sans(11.5pt, weight: "bold", piece.text)) }
    else if piece.kind == "note" { par(leading: 5.1pt, sans(8.5pt, fill: rgb("#5F6662"), piece.text)) }
    else { par(first-line-indent: (amount: 21pt, all: true), piece.text) }
  }
}
"""


def typst(folder, fonts):
    import typst as engine

    paper = folder / "paper.typ"
    paper.write_text(TYPST, encoding="utf-8")
    faces = engine.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    compiler = engine.Compiler(str(paper), root=str(folder), font_paths=faces)
    began = time.perf_counter()
    file = compiler.compile(format="pdf", pdf_tags=False)
    seconds = time.perf_counter() - began
    pages = len(compiler.compile(format="svg"))
    return engine.__version__, seconds, pages, file


def once(engine, path, fonts, times):
    """One measurement: the version, the seconds, the pages; the paper is left beside the content."""
    if engine == "reportlab":
        content = json.loads(path.read_text(encoding="utf-8"))
        version, seconds, pages, file = reportlab(content, fonts, times)
    else:
        version, seconds, pages, file = typst(path.parent, fonts)
    path.with_name(f"{engine}.pdf").write_bytes(file)
    return {"version": version, "seconds": seconds, "pages": pages, "bytes": len(file)}


def main():
    engine, path, fonts, times = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    if engine == "typst" and times > 1:
        alone = [sys.executable, __file__, engine, path, fonts, "1"]
        runs = [json.loads(subprocess.check_output(alone)) for _ in range(times)]
        runs.sort(key=lambda run: run["seconds"])
        print(json.dumps(runs[times // 2]))
    else:
        print(json.dumps(once(engine, path, fonts, times)))


main()
