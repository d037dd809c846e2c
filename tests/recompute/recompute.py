#!/usr/bin/env python3
"""Computes every figure of a quarterly report once more, from the rows of its workbook, and compares.

    recompute.py REPORT.xlsx [--previous EARLIER.xlsx] [--answers ANSWERS.xlsx]...

REPORT.xlsx is the workbook of the report, EARLIER.xlsx that of the quarter before (for what the report compares with), ANSWERS.xlsx the answers of
a survey that ended in the quarter, form by form. The formulas are those of the regulation, written down here a second time: nothing of the
program is used, and of the columns of the workbook those are left alone that already say what counts.

Each figure that differs, and each that was not computed, is a line on the standard output; the last line says how many there were. Exit code: 0
where everything agrees, 1 where something does not, 2 where a file cannot be read. Only what comes with Python is needed.
"""

import argparse
import math
import re
import sys
import zipfile
from collections import Counter
from copy import copy
from datetime import date, timedelta
from fractions import Fraction
from xml.etree import ElementTree

sys.dont_write_bytecode = True
from comparison import NOTHING, Comparison, wilson  # noqa: E402
from workbook import DAY, day_of, moment, moment_of, number, read_workbook, start_of  # noqa: E402

HOUR = 3_600_000
CATEGORIES = ["投诉", "建议", "咨询"]
# Counts of things that have no rows in the workbook: taken as they are.
TAKEN = ["call_backs.frame", "call_backs.differing", "archive.kept", "archive.due", "archive.holds", "archive.disposed"]


class Ticket:
    def __init__(self, row):
        self.number, self.category, self.channel, self.topic = row["编号"], row["类别"], row["渠道"], row["主题"]
        self.building = row["楼栋"] or None
        self.posts = [post for post in (row["责任岗位"] or "").split("、") if post]
        self.received, self.due = moment(row["受理时间"]), moment(row["时限"])
        self.told, self.closed, self.cancelled = (moment(row[name]) for name in ("首次反馈时间", "办结时间", "撤销时间"))
        self.day_only = bool(number(row["只知日期"]))
        # Numbers that mean nothing but that two are of the same household, room, incident.
        self.household, self.room, self.incident = (row[name] or None for name in ("户", "房", "事件"))
        self.reopened = [moment_of(text) for text in (row["重新办理时间"] or "").split("、") if text]
        self.row = row

    @property
    def settled(self):
        """响应及时率: settled at the earlier of the first feedback and the deadline; a mistaken entry that was not by then never is."""
        at = self.due if self.told is None else min(self.told, self.due)
        return None if self.cancelled is not None and self.cancelled < at else at

    @property
    def on_time(self):
        return self.told is not None and self.told <= self.due


class FollowUp:
    def __init__(self, row):
        self.number, self.category, self.channel, self.topic = row["编号"], row["类别"], row["渠道"], row["主题"]
        self.had_to_be = row["缘由"] != "自选"
        self.due, self.done = moment(row["回访期限"]), moment(row["完成时间"])
        self.solution = row["结果"] or None
        self.points = number(row["满意度"]) or None
        self.row = row


class Report:
    """What a workbook says of a quarter before anything is computed."""

    def __init__(self, sheets):
        self.sheets = sheets
        about = {row[0]: row[1] for row in sheets["说明"].rows}
        self.from_day, self.to_day = (date(1899, 12, 30) + timedelta(days=round(about[name])) for name in ("报告期首日", "报告期末日"))
        self.start, self.end = start_of(self.from_day), start_of(self.to_day + timedelta(days=1))
        self.as_of = moment(about["数据截至"])
        # What comes with time, such as a deadline that passes, is known up to here.
        self.known = min(self.end, self.as_of + 1)
        self.tickets = [Ticket(row) for row in sheets["来件"].records()]
        self.follow_ups = [FollowUp(row) for row in sheets["回访"].records()]

    def before(self, months):
        """The same quarter so many months before, of which all tickets are here."""
        other = copy(self)
        month = self.from_day.year * 12 + self.from_day.month - 1 - months
        other.from_day = date(month // 12, month % 12 + 1, 1)
        other.start = start_of(other.from_day)
        month += 3
        other.end = other.known = start_of(date(month // 12, month % 12 + 1, 1))
        return other

    def within(self, at):
        return at is not None and self.start <= at < self.known

    def received(self):
        return [one for one in self.tickets if self.start <= one.received < self.end and one.cancelled is None]

    def records(self, name):
        return self.sheets[name].records() if name in self.sheets else []


class Group:
    """The regulation's figures over some of the tickets and follow-ups."""

    def __init__(self, report, fits=lambda one: True):
        received = [one for one in report.received() if fits(one)]
        settled = [one for one in report.tickets if fits(one) and not one.day_only and report.within(one.settled)]
        due = [one for one in report.follow_ups if fits(one) and one.had_to_be and report.within(one.due)]
        reached = [one for one in report.follow_ups if fits(one) and one.points and report.within(one.done)]
        self.received = len(received)
        self.on_time = (sum(one.on_time for one in settled), len(settled))
        self.closing = (sum(one.closed is not None for one in received), len(received))
        self.followed_up = (sum(one.points is not None for one in due), len(due))
        self.solved = (sum(one.solution == "已解决" for one in reached), len(reached))
        self.satisfied = (sum(one.points >= 4 for one in reached), len(reached))
        self.waits = sorted(one.told - one.received for one in received if one.told is not None and not one.day_only)
        self.median, self.p90 = quantile(self.waits, 5), quantile(self.waits, 9)


def quantile(ordered, tenths):
    """Linear between neighbours, as spreadsheets compute PERCENTILE.INC, to the millisecond."""
    if not ordered:
        return None
    place, part = divmod((len(ordered) - 1) * tenths, 10)
    above = ordered[min(place + 1, len(ordered) - 1)]
    return math.floor(ordered[place] + Fraction((above - ordered[place]) * part, 10) + Fraction(1, 2))


def tail(count, of, share):
    """How likely `count` or more of `of` are, exactly: of a large office the parts are too large and too small for floating point."""
    yes, no = share.numerator, share.denominator - share.numerator
    ways = sum(math.comb(of, k) * yes**k * no ** (of - k) for k in range(count, of + 1))
    return Fraction(ways, share.denominator**of)


def judged(changes):
    """What may be said of each change of a count per day, all of them together: the exact test, and Holm's rule at 5 %. A change is how many
    there are and were, and over how many days."""
    chances = []
    for place, (now, before, days, days_before) in enumerate(changes):
        if now + before > 0:
            expected = Fraction(days) / Fraction(days + days_before)
            above, below = tail(now, now + before, expected), 1 - tail(now + 1, now + before, expected)
            chances.append((min(1, 2 * min(above, below)), place))
    # Where nothing came in either, nothing is compared.
    said = ["无显著变化" if now + before > 0 else NOTHING for now, before, *_ in changes]
    for rank, (chance, place) in enumerate(sorted(chances)):
        if chance > Fraction(5, 100 * (len(chances) - rank)):
            break
        now, before, days, days_before = changes[place]
        said[place] = "↑ 显著增加" if now * days_before > before * days else "↓ 显著减少"
    return said


def volumes(report, compare):
    """一 沟通情况: how many came by what, week by week, and against the quarter before."""
    received = report.received()
    days = [(day_of(one.received), one.category) for one in received]
    months = sheet_rows(compare, "逐月受理件数")
    for row, cells in months:
        month = int(str(cells[0]).rstrip("月"))
        for category in CATEGORIES:
            compare.cell(compare.sheet("逐月受理件数"), row, category, sum(day.month == month and of == category for day, of in days))
    monday = report.from_day - timedelta(days=report.from_day.weekday())
    weeks = []
    while monday <= report.to_day:
        weeks.append((max(monday, report.from_day), min(monday + timedelta(days=6), report.to_day)))
        monday += timedelta(days=7)
    sheet = compare.sheet("逐周受理件数（每周一起算，首末周为季度内的天数）")
    if compare.rows(sheet, [f"{first.month}/{first.day}" for first, _ in weeks]):
        for row, (first, last) in enumerate(weeks):
            compare.cell(sheet, row, "件数", sum(first <= day <= last for day, _ in days))

    tables = [("各类别受理件数", "category"), ("各渠道受理件数", "channel"), ("各主题受理件数", "topic")]
    lines = [(compare.sheet(caption), row, cells[0], kind) for caption, kind in tables for row, cells in sheet_rows(compare, caption)]

    def count(of, name, kind):
        return sum(name == "合计" or getattr(one, kind) == name for one in of.received())

    # Every volume is judged once, whatever tables it stands in, and all of them together.
    names = list(dict.fromkeys((name, "topic" if name == "合计" else kind) for _, _, name, kind in lines))
    now = {key: count(report, *key) for key in names}
    heads = compare.sheet("各类别受理件数").heads
    compared = [(head, report.before(months)) for head, months in (("上一季度", 3), ("去年同期", 12)) if head in heads]
    before = {(head, key): count(of, *key) for head, of in compared for key in names}
    over = {head: ((report.known - report.start) / DAY, (of.known - of.start) / DAY) for head, of in compared}
    said = dict(zip(before, judged([(now[key], before[head, key], *over[head]) for head, key in before])))
    for sheet, row, name, kind in lines:
        key = name, "topic" if name == "合计" else kind
        compare.cell(sheet, row, "受理（件）", now[key])
        compare.share(sheet, row, "占比", (now[key], len(received)))
        for head, _ in compared:
            place = sheet.place(head)
            compare.at(sheet, row, place, before[head, key])
            compare.at(sheet, row, place + 1, said[head, key])
    for head, of in compared:
        if head == "去年同期":
            compare.code("received.last_year", len(of.received()))


def sheet_rows(compare, caption):
    sheet = compare.sheet(caption)
    return [] if sheet is None else list(enumerate(sheet.rows))


def effects(report, compare):
    """Channels with what they are worth, and topics by how much they are spoken of."""
    total = len(report.received())
    sheet = compare.sheet("渠道使用与效果")
    for row, cells in sheet_rows(compare, "渠道使用与效果"):
        group = Group(report, lambda one, name=cells[0]: one.channel == name)
        compare.share(sheet, row, "使用占比", (group.received, total))
        for head, rate in [("响应及时率", group.on_time), ("解决率", group.solved), ("满意率", group.satisfied)]:
            compare.share(sheet, row, head, rate)
    sheet = compare.sheet("居民反映的主题，按受理件数排列")
    many = Counter(one.topic for one in report.received())
    found = [(cells[1], cells[2]) for _, cells in sheet_rows(compare, "居民反映的主题，按受理件数排列")]
    if Counter(dict(found)) != many or [count for _, count in found] != sorted(many.values(), reverse=True):
        compare.problems.append(f"{sheet.name}：{found}，重算 {dict(many)}")
    for row, cells in sheet_rows(compare, "居民反映的主题，按受理件数排列"):
        group = Group(report, lambda one, name=cells[1]: one.topic == name)
        compare.cell(sheet, row, "名次", row + 1)
        compare.cell(sheet, row, "受理（件）", group.received)
        compare.share(sheet, row, "占比", (group.received, total))
        compare.share(sheet, row, "响应及时率", group.on_time)
        compare.share(sheet, row, "办结率", group.closing)
    compare.code("topics.first_three", (sum(count for _, count in many.most_common(3)), total))


def title(building):
    return f"{building} 栋" if building.isdigit() else building


def buildings(report, compare):
    """From where most came."""
    at_home = [one for one in report.received() if one.building]
    compare.code("of_buildings", len(at_home))
    sheet = compare.sheet("来件较多的楼栋")
    by = {}
    for one in at_home:
        by.setdefault(one.building, []).append(one)

    found = [cells[0] for _, cells in sheet_rows(compare, "来件较多的楼栋")]
    most = sorted((len(of) for of in by.values()), reverse=True)[:8]
    if len(found) != len(most):
        compare.problems.append(f"来件较多的楼栋：报告 {len(found)} 栋，重算 {len(most)} 栋")
    for row, name in enumerate(found):
        of = next((tickets for building, tickets in by.items() if title(building) == name), [])
        topics = Counter(one.topic for one in of)
        compare.cell(sheet, row, "受理（件）", len(of))
        compare.share(sheet, row, "占比", (len(of), len(at_home)))
        compare.cell(sheet, row, "其中投诉", sum(one.category == "投诉" for one in of))
        compare.cell(sheet, row, "件数", max(topics.values(), default=0))
        if topics[sheet.rows[row][sheet.place("最多的主题")]] != max(topics.values(), default=0) or len(of) != most[row]:
            compare.problems.append(f"来件较多的楼栋，{name}：主题为 {dict(topics)}")


def repeated(report):
    """重复来件: of the same household and topic within 30 days of a closed one."""
    closed = {}
    for one in report.tickets:
        if one.closed is not None and one.household is not None:
            closed.setdefault((one.household, one.topic), []).append(one)
    return [
        one for one in report.received()
        if one.received < report.known and (
            # Of a household that is not kept any longer it is only said that it came again.
            bool(number(one.row["留存的重复"])) or one.household is not None and
            any(other is not one and 0 <= one.received - other.closed <= 30 * DAY for other in closed.get((one.household, one.topic), [])))
    ]


def repeats(report):
    """重复率: those, over what was closed in the quarter."""
    return len(repeated(report)), sum(report.within(one.closed) for one in report.tickets)


def households(report, compare):
    """Who came again at least twice with the same topic."""
    by = {}
    for one in repeated(report):
        if one.household is not None:
            by.setdefault((one.household, one.topic), []).append(one)
    most = sorted((len(of) for of in by.values() if len(of) > 1), reverse=True)[:5]
    caption = "同一户重复来件较多的主题（2 件及以上）"
    sheet = compare.sheet(caption)
    found = sheet_rows(compare, caption)
    if len(found) != len(most):
        compare.problems.append(f"{caption}：报告 {len(found)} 户，重算 {len(most)} 户")
    for (row, cells), count in zip(found, most):
        compare.cell(sheet, row, "重复来件（件）", count)
        homes = [{title(one.building) if one.building else "" for one in of} for (_, topic), of in by.items()
                 if topic == cells[1] and len(of) == count]
        if not any(cells[0].removesuffix("某户") in home for home in homes):
            compare.problems.append(f"{caption}，{cells[0]}：不在 {homes} 中")


def handling(report, earlier, compare):
    """三 处理结果: how many were answered in time, how long it took, and by whom."""
    total = Group(report)
    for caption, kind in [("各类别处理结果", "category"), ("各渠道处理结果", "channel")]:
        sheet = compare.sheet(caption)
        for row, cells in sheet_rows(compare, caption):
            group = total if cells[0] == "全部" else Group(report, lambda one, name=cells[0], kind=kind: getattr(one, kind) == name)
            compare.share(sheet, row, "响应及时率", group.on_time)
            compare.span(sheet, row, "反馈用时中位数", group.median)
            compare.span(sheet, row, "反馈用时 P90", group.p90)
            compare.cell(sheet, row, "n", len(group.waits))
            compare.share(sheet, row, "办结率", group.closing)
    sheet = compare.sheet("各类别回访结果")
    for row, cells in sheet_rows(compare, "各类别回访结果"):
        group = total if cells[0] == "全部" else Group(report, lambda one, name=cells[0]: one.category == name)
        for head, rate in [("回访率", group.followed_up), ("解决率", group.solved), ("满意率", group.satisfied)]:
            compare.share(sheet, row, head, rate)
    sheet = compare.sheet("首次反馈用时的分布（件）")
    ends = [hours * HOUR for hours in (2, 8, 24, 48, 168)] + [math.inf]
    for row, _ in sheet_rows(compare, "首次反馈用时的分布（件）"):
        after = ends[row - 1] if row else -1
        compare.cell(sheet, row, "件数", sum(after < wait <= ends[row] for wait in total.waits))
    sheet = compare.sheet("各岗位响应及时率")
    settled = [one for one in report.tickets if not one.day_only and report.within(one.settled)]
    for row, cells in sheet_rows(compare, "各岗位响应及时率"):
        of = [one for one in settled if (cells[0] in one.posts if cells[0] != "未落实责任人" else not one.posts)]
        compare.share(sheet, row, "响应及时率", (sum(one.on_time for one in of), len(of)))
    compared(report, total, Group(earlier) if earlier else None, compare)
    late(report, settled, compare)


def compared(report, now, before, compare):
    """What stands beside the quarter before, and the lines of 指标."""
    sheet = compare.sheet("与上一季度对照")
    shares = {"响应及时率": "on_time", "办结率": "closing", "回访率": "followed_up", "解决率": "solved", "满意率": "satisfied"}
    for row, cells in sheet_rows(compare, "与上一季度对照"):
        name = re.sub("[¹²³⁴]", "", cells[0])
        for head, group in [("本季度", now), ("上一季度", before)]:
            if group is None:
                continue
            if name in shares:
                compare.share(sheet, row, head, getattr(group, shares[name]))
            elif name == "受理件数":
                compare.cell(sheet, row, head, group.received)
            else:
                compare.span(sheet, row, head, group.median if "中位数" in name else group.p90)
    for code in shares.values():
        rate = getattr(now, code)
        compare.code(code, rate, within=wilson(rate), before=getattr(before, code) if before else None)
    compare.code("received", now.received, before=(before.received,) if before else None)
    compare.code("cancelled", sum(report.start <= one.received < report.end and one.cancelled is not None for one in report.tickets))
    compare.code("day_only", sum(one.day_only for one in report.received()))
    compare.code("waiting.median", NOTHING if now.median is None else timedelta(milliseconds=now.median))
    compare.code("waiting.p90", NOTHING if now.p90 is None else timedelta(milliseconds=now.p90))
    compare.code("waiting.answered", len(now.waits))
    compare.code("repeat", repeats(report))


def late(report, settled, compare):
    """The tickets that were late, the latest first."""
    of = [one for one in settled if not one.on_time]
    compare.code("late", len(of))
    listed = sorted((one for one in of if not one.number.startswith("涉员工")),
                    key=lambda one: (one.due - (report.as_of if one.told is None else one.told), one.received))[:200]
    sheet = compare.sheet("首次反馈超时清单")
    found = {cells[0]: row for row, cells in sheet_rows(compare, "首次反馈超时清单")}
    if set(found) != {one.number for one in listed}:
        compare.problems.append(f"首次反馈超时清单：不同的有 {set(found) ^ {one.number for one in listed}}")
    for one in listed:
        row = found.get(one.number)
        if row is not None:
            compare.span(sheet, row, "超时", (report.as_of if one.told is None else one.told) - one.due)
            for head, at in [("受理", one.received), ("时限", one.due), ("首次反馈", one.told)]:
                compare.cell(sheet, row, head, "尚未反馈" if at is None else timedelta(milliseconds=at))


def work(report, compare):
    """What was opened again, repairs, incidents."""
    compare.code("reopened", sum(one.cancelled is None and any(map(report.within, one.reopened)) for one in report.tickets))
    orders = [(moment(row["派出时间"]), row["结果"] or None, moment(row["结束时间"])) for row in report.records("派工单")]
    orders = [one for one in orders if report.within(one[0])]
    # One that ended later than is counted is still at work.
    ended = [(issued, how, at) for issued, how, at in orders if at is not None and at < report.known]
    for code, how in [("done", "完成"), ("unable", "未能完成"), ("withdrawn", "撤回")]:
        compare.code(f"orders.{code}", sum(one[1] == how for one in ended))
    compare.code("orders.issued", len(orders))
    compare.code("orders.open", len(orders) - len(ended))
    median = quantile(sorted(at - issued for issued, how, at in ended if how == "完成"), 5)
    compare.code("orders.median", NOTHING if median is None else timedelta(milliseconds=median))
    incidents = {}
    for one in report.tickets:
        # A report tells nobody of an incident by a ticket about staff.
        if one.incident is not None and one.cancelled is None and not one.number.startswith("涉员工"):
            incidents.setdefault(one.incident, []).append(one)
    counted = []
    for of in incidents.values():
        if len(of) > 1 and any(report.within(one.received) for one in of):
            # A caller who left no room is a household of their own.
            counted.append((len({one.room or one.number for one in of}), len(of)))
    counted.sort(reverse=True)
    sheet = compare.sheet("多户反映的事件")
    if len(sheet_rows(compare, "多户反映的事件")) != len(counted[:8]):
        compare.problems.append(f"多户反映的事件：重算为 {counted[:8]}")
    for (row, _), (homes, tickets) in zip(sheet_rows(compare, "多户反映的事件"), counted):
        compare.cell(sheet, row, "涉及户数", homes)
        compare.cell(sheet, row, "来件（件）", tickets)


def reached(report, compare):
    """Meetings, notices and checks of channels."""
    sheet = compare.sheet("召开的会议")
    held = [dict(zip(sheet.heads, cells)) for _, cells in sheet_rows(compare, "召开的会议")]
    days = [date(1899, 12, 30) + timedelta(days=round(row["日期"])) for row in held]
    if days != sorted(days) or not all(report.from_day <= day <= report.to_day for day in days):
        compare.problems.append(f"召开的会议：日期为 {days}")
    given(compare, sheet)
    compare.code("meetings", len(held))
    compare.code("meetings.decisions", sum(number(row["决议"]) for row in held))
    compare.code("meetings.not_carried", sum(number(row["未通过"]) for row in held))
    compare.code("meetings.action_items", sum(number(row["待办"]) for row in held))

    postings = [row for row in report.records("公示") if report.from_day <= day_of(moment(row["公示首日"])) <= report.to_day]
    # A first day has passed when the day after it has begun.
    today = day_of(report.known)
    owed = [row for row in postings if day_of(moment(row["公示首日"])) < today]

    def proven(rows):
        return sum(number(row["有凭证"]) for row in rows), len(rows)

    compare.code("notices", len({row["编号"] for row in postings}))
    compare.code("notices.postings", len(postings))
    compare.code("notices.proven", proven(owed))
    sheet = compare.sheet("信息发布")
    for row, cells in sheet_rows(compare, "信息发布"):
        fits = [one for one in postings if cells[0].startswith("合计") or one["渠道"] == cells[0]]
        count, of = proven([one for one in fits if one in owed])
        compare.cell(sheet, row, "公示（条次）", len(fits))
        compare.cell(sheet, row, "有凭证 分子", count)
        compare.cell(sheet, row, "有凭证 分母", of)
        compare.cell(sheet, row, "凭证率", count / of if of else NOTHING)

    checks = [row for row in report.records("检查") if report.start <= moment(row["检查时间"]) < report.end]

    def passed(row):
        slow = row["测得"] not in (None, "") and row["要求"] not in (None, "") and row["测得"] > row["要求"]
        return number(row["不符合项"]) == 0 and not slow

    sheet = compare.sheet("渠道检查")
    for row, cells in sheet_rows(compare, "渠道检查"):
        fits = [one for one in checks if cells[0] in ("合计", one["渠道"])]
        compare.cell(sheet, row, "检查（次）", len(fits))
        compare.share(sheet, row, "一次合格", (sum(map(passed, fits)), len(fits)))
        compare.cell(sheet, row, "发现问题", sum(number(one["发现问题"]) for one in fits))
        compare.cell(sheet, row, "已处理", sum(number(one["已处理"]) for one in fits))
    compare.code("checks.passed", (sum(map(passed, checks)), len(checks)))
    compare.code("checks.findings", sum(number(one["发现问题"]) for one in checks))
    compare.code("checks.settled", sum(number(one["已处理"]) for one in checks))


def improvement(report, compare):
    """Measures and what meetings left undone: what is listed is counted."""
    carried = [cells[-1] for _, cells in sheet_rows(compare, "上季度改进措施的落实情况")]
    done, dropped = (sum(str(said).startswith(word) for said in carried) for word in ("已完成", "不再实施"))
    compare.code("measures.carried", len(carried))
    compare.code("measures.done", done)
    compare.code("measures.dropped", dropped)
    compare.code("measures.open", len(carried) - done - dropped)
    compare.code("measures.late", sum(str(said).startswith("逾期") for said in carried))
    compare.code("measures.added", len(sheet_rows(compare, "本季度提出的改进措施")))
    compare.code("action_items.late", len(sheet_rows(compare, "逾期未完成的会议待办")))
    for caption in ("上季度改进措施的落实情况", "本季度提出的改进措施", "逾期未完成的会议待办"):
        given(compare, compare.sheet(caption))


def given(compare, sheet, rows=None, heads=None):
    """What is a fact itself, such as the day by which something is to be done, is nothing to compute."""
    for row, cells in enumerate(sheet.rows) if sheet else []:
        for place, head in enumerate(sheet.heads):
            if (rows is None or cells[0] in rows) and (heads is None or head in heads):
                sheet.compared.add((row, place))


def formulas(report, compare):
    """附录一 says the rates again."""
    sheet = compare.sheet("指标的口径、分子与分母")
    total = Group(report)
    rates = {"响应及时率": total.on_time, "办结率": total.closing, "回访率": total.followed_up, "解决率": total.solved,
             "满意率": total.satisfied, "重复率": repeats(report)}
    postings = [row for row in report.records("公示") if report.from_day <= day_of(moment(row["公示首日"])) < day_of(report.known)]
    rates["公示凭证率"] = sum(number(row["有凭证"]) for row in postings), len(postings)
    for row, cells in sheet_rows(compare, "指标的口径、分子与分母"):
        count, of = rates[cells[0]]
        compare.cell(sheet, row, "分子", count)
        compare.cell(sheet, row, "分母", of)
        compare.cell(sheet, row, "结果", count / of if of else NOTHING)


def supervised(report, compare):
    """What the supervision group asked and looked into, and what lies in the archive. Whom it asked is nowhere, so that nobody learns it:
    the counts are taken as they are, and the shares and sums follow from them."""
    sheet = compare.sheet("抽查回访的结果")
    for row, cells in sheet_rows(compare, "抽查回访的结果"):
        rate = tuple(number(cells[sheet.place(f"比例 {part}")]) for part in ("分子", "分母"))
        compare.share(sheet, row, "比例", rate)
        if rate[1]:
            compare.interval(sheet, row, rate)
        if cells[0] == "联系上":
            compare.code("call_backs.reached", rate, within=wilson(rate))
            compare.code("call_backs.size", rate[1])
    sheet = compare.sheet("异常线索")
    heads = {"red_flags": "条数", "red_flags.set_aside": "核实无异常", "red_flags.found": "登记为问题", "red_flags.open": "未核实"}
    for code, head in heads.items():
        compare.code(code, sum(number(cells[sheet.place(head)]) for cells in sheet.rows) if sheet else 0)
    for row, cells in sheet_rows(compare, "异常线索"):
        compare.cell(sheet, row, "条数", sum(number(cells[sheet.place(head)]) for head in list(heads.values())[1:]))
    given(compare, sheet)
    given(compare, report.sheets["指标"], rows=TAKEN)


def surveys(report, answers, compare):
    """How satisfied the forms are, question by question: satisfied and very satisfied of those that say anything. Where buildings were
    drawn from apart, each weighs as much as it has households; the interval of such a share is the report's own."""
    for place, sheets in enumerate(answers, 1):
        data, book = sheets["数据"], sheets["编码表"]
        scales = {row["变量"]: f"{number(row['题号'])}. {row['题目']}" for row in book.records() if row["题型"] == "满意度"}
        weighted = "权重" in data.heads
        buildings_of = [cells[data.place("楼栋")] if weighted else "" for cells in data.rows]
        # How many households a building has: what a form weighs, times its forms.
        homes = Counter()
        for cells, building in zip(data.rows, buildings_of):
            homes[building] += cells[data.place("权重")] if weighted else 1

        def shares(variable):
            said = list(zip((number(cells[data.place(variable)]) for cells in data.rows), buildings_of))
            good, valid = (Counter(building for one, building in said if low <= one <= 5) for low in (4, 1))
            whole = sum(homes[building] for building in valid)
            share = sum(homes[building] * good[building] / valid[building] for building in valid) / whole if whole else NOTHING
            return (sum(good.values()), sum(valid.values())), share

        table = [sheet for name, sheet in report.sheets.items() if "各题满意率" in name][place - 1]
        rows = {cells[0]: row for row, cells in enumerate(table.rows)}
        for variable, name in scales.items():
            rate, share = shares(variable)
            row = rows.get(name)
            if row is None and rate[1] > 0:
                compare.problems.append(f"{table.name}：没有“{name}”")
            elif rate[1] >= 5:
                compare.cell(table, row, "满意份数 / 有效份数 分子", rate[0])
                compare.cell(table, row, "满意份数 / 有效份数 分母", rate[1])
                compare.cell(table, row, "加权满意率" if weighted else "满意率", share)
                if not weighted:
                    compare.interval(table, row, rate)
        if weighted:
            given(compare, table, heads=["95% 置信区间 下限", "95% 置信区间 上限"])
        compare.code(f"survey.{place}.forms", len(data.rows))
        lines = {cells[0]: cells for cells in report.sheets["指标"].rows}
        # How many were asked is known to the office alone; of an anonymous survey so is how many came back.
        compare.code(f"survey.{place}.response", tuple(number(cell) for cell in lines[f"survey.{place}.response"][4:6]))
        rate, share = shares(next(iter(scales)))
        compare.code(f"survey.{place}.satisfied", share, rate=rate)
        given(compare, report.sheets["指标"], rows=[f"survey.{place}.satisfied"], heads=["区间下限", "区间上限"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("report")
    parser.add_argument("--previous")
    parser.add_argument("--answers", action="append", default=[])
    arguments = parser.parse_args()
    try:
        report = Report(read_workbook(arguments.report))
        earlier = Report(read_workbook(arguments.previous)) if arguments.previous else None
        answers = [read_workbook(path) for path in arguments.answers]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError) as problem:
        print(f"无法读取：{problem!r}", file=sys.stderr)
        return 2
    compare = Comparison(report)
    volumes(report, compare)
    effects(report, compare)
    buildings(report, compare)
    households(report, compare)
    handling(report, earlier, compare)
    work(report, compare)
    reached(report, compare)
    improvement(report, compare)
    formulas(report, compare)
    supervised(report, compare)
    surveys(report, answers, compare)
    compare.left()
    for problem in compare.problems:
        print(problem)
    print(f"比较 {compare.count} 个数，不一致或没有重算 {len(compare.problems)} 处")
    return 1 if compare.problems else 0


if __name__ == "__main__":
    sys.exit(main())
