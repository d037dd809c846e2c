"""Compares cells of a report with what was computed, and keeps which were compared: what nobody looked at is a difference too."""

import math
import re
from datetime import date, timedelta

from workbook import DAY

NOTHING = "—"


def wilson(rate):
    """The 95 % interval of a share, to a tenth of a percent."""
    count, of = rate
    if of == 0:
        return None
    z, share = 1.959963984540054, count / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return tuple(min(max(math.floor(end * 1000 + 0.5), 0), 1000) / 1000 for end in (middle - half, middle + half))


class Comparison:
    """Compares what the report says with what was computed."""

    def __init__(self, report):
        self.report = report
        self.count = 0
        self.problems = []

    def sheet(self, caption):
        """The sheet of the table or chart with this caption; its name may have been cut."""
        for name, sheet in self.report.sheets.items():
            kind, _, rest = name.partition(" ")
            if kind[:1] in "表图" and rest and caption.startswith(rest):
                return sheet
        return None

    def cell(self, sheet, row, head, expected):
        """One cell: a whole number, a text, a day, a share as (numerator, denominator), or milliseconds as timedelta."""
        self.at(sheet, row, sheet.place(head), expected)

    def at(self, sheet, row, place, expected):
        """The same where two columns have one head."""
        found = sheet.rows[row][place]
        sheet.compared.add((row, place))
        self.count += 1
        if isinstance(expected, timedelta):
            same = isinstance(found, float) and round(found * DAY) == expected // timedelta(milliseconds=1)
        elif isinstance(expected, date):
            same = isinstance(found, float) and round(found) == (expected - date(1899, 12, 30)).days
        elif isinstance(expected, (int, float)):
            same = isinstance(found, float) and abs(found - expected) < 1e-9
        else:
            same = (found or "") == (expected or "")
        if not same:
            self.problems.append(f"{sheet.name}，第 {row + 2} 行“{sheet.rows[row][0]}”，{sheet.heads[place]}：报告 {found}，重算 {expected}")

    def share(self, sheet, row, head, rate):
        """A share with its numerator and denominator in the columns behind it."""
        count, of = rate
        self.cell(sheet, row, head, count / of if of else NOTHING)
        self.cell(sheet, row, f"{head} 分子", count)
        self.cell(sheet, row, f"{head} 分母", of)

    def span(self, sheet, row, head, milliseconds):
        self.cell(sheet, row, head, NOTHING if milliseconds is None else timedelta(milliseconds=milliseconds))

    def interval(self, sheet, row, rate):
        """The ends of the interval of a share, which the report has unrounded here."""
        for head, end in zip(("95% 置信区间 下限", "95% 置信区间 上限"), wilson(rate)):
            found = sheet.rows[row][sheet.place(head)]
            self.count += 1
            sheet.compared.add((row, sheet.place(head)))
            if not isinstance(found, float) or abs(found - end) > 0.0005 + 1e-9:
                self.problems.append(f"{sheet.name}，第 {row + 2} 行，{head}：报告 {found}，重算 {end}")

    def rows(self, sheet, names):
        """The rows of a table must be these, in this order."""
        found = [row[0] for row in sheet.rows]
        if found != list(names):
            self.problems.append(f"{sheet.name}：行为 {found}，重算为 {list(names)}")
        return len(found) == len(list(names))

    def code(self, code, value, rate=None, within=None, before=None):
        """A line of 指标."""
        sheet = self.report.sheets["指标"]
        row = next((place for place, cells in enumerate(sheet.rows) if cells[0] == code), None)
        if row is None:
            self.problems.append(f"指标：没有 {code}")
            return
        if isinstance(value, timedelta) or not isinstance(value, tuple):
            self.cell(sheet, row, "数值", value)
        else:
            rate = value
            self.cell(sheet, row, "数值", rate[0] / rate[1] if rate[1] else NOTHING)
        if rate is not None:
            self.cell(sheet, row, "分子", rate[0])
            self.cell(sheet, row, "分母", rate[1])
        if within is not None:
            self.cell(sheet, row, "区间下限", within[0])
            self.cell(sheet, row, "区间上限", within[1])
        if before is not None:
            self.cell(sheet, row, "上期分子", before[0])
            if len(before) > 1:
                self.cell(sheet, row, "上期分母", before[1])

    def left(self):
        """The numbers of the report that nothing was compared with."""
        for sheet in self.report.sheets.values():
            if sheet.name != "指标" and not re.match("[表图][0-9]+ ", sheet.name):
                continue
            for row, cells in enumerate(sheet.rows):
                for place, value in enumerate(cells):
                    if isinstance(value, float) and (row, place) not in sheet.compared:
                        self.problems.append(f"{sheet.name}，第 {row + 2} 行“{cells[0]}”，{sheet.heads[place]}：没有重算，报告 {value:g}")
