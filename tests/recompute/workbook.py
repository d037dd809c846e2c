"""Reads workbooks: sheets with their heads, cells as texts and numbers. Formats, formulas and dates are left out: a moment is a number here, and
whoever knows that it is one asks `moment`."""

import re
import zipfile
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DAY = 86_400_000


class Sheet:
    """A sheet with its heads in the first row; which of its cells were compared is kept."""

    def __init__(self, name, rows):
        self.name = name
        self.heads = [str(head) for head in rows[0]] if rows else []
        self.rows = [row + [None] * (len(self.heads) - len(row)) for row in rows[1:]]
        self.compared = set()

    def place(self, head):
        return self.heads.index(head)

    def records(self):
        return [dict(zip(self.heads, row)) for row in self.rows]


def column_of(reference):
    """0 of `A7`, 27 of `AB3`."""
    place = 0
    for letter in re.match("[A-Z]+", reference).group():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def read_workbook(path):
    """The sheets by name, in their order. A cell is a text, a number or nothing."""
    with zipfile.ZipFile(path) as book:
        def xml(name):
            return ElementTree.fromstring(book.read(name))

        def words(element):
            return "".join(text.text or "" for text in element.iter(MAIN + "t"))

        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            shared = [words(item) for item in xml("xl/sharedStrings.xml").iter(MAIN + "si")]
        targets = {one.get("Id"): one.get("Target") for one in xml("xl/_rels/workbook.xml.rels")}
        sheets = {}
        for entry in xml("xl/workbook.xml").iter(MAIN + "sheet"):
            rows = []
            target = targets[entry.get(LINK)].lstrip("/")
            for row in xml(target if target.startswith("xl/") else "xl/" + target).iter(MAIN + "row"):
                cells = []
                for cell in row.iter(MAIN + "c"):
                    place = column_of(cell.get("r"))
                    cells += [None] * (place + 1 - len(cells))
                    value, kind = cell.find(MAIN + "v"), cell.get("t", "n")
                    if kind == "inlineStr":
                        cells[place] = words(cell)
                    elif value is not None and kind == "s":
                        cells[place] = shared[int(value.text)]
                    elif value is not None and kind == "str":
                        cells[place] = value.text or ""
                    elif value is not None and value.text:
                        cells[place] = float(value.text)
                rows.append(cells)
            sheets[entry.get("name")] = Sheet(entry.get("name"), rows)
        return sheets


def moment(serial):
    """A moment as milliseconds of the office's clock, since the day that spreadsheets count from."""
    return None if serial in (None, "") else round(serial * DAY)


def moment_of(text):
    """The same of `2026-09-30 23:59:59.999`."""
    return (datetime.strptime(text, "%Y-%m-%d %H:%M:%S.%f") - datetime(1899, 12, 30)) // timedelta(milliseconds=1)


def day_of(at):
    return date(1899, 12, 30) + timedelta(days=at // DAY)


def start_of(day):
    return (day - date(1899, 12, 30)).days * DAY


def number(value):
    return 0 if value in (None, "") else round(value)
