"""The values that a report is made of: a picture in words, and what is a form."""

from reflect.report.report import Blanks, Dots, Lines, Month, Section


def test_a_picture_is_told_in_words_month_by_month() -> None:
    months = tuple(
        Month(name=name, counts=(0, 0, 0, 0, 0), said=said)
        for name, said in (("May 2026", "no rating"), ("June 2026", "line 4 (3 times)"))
    )
    shown = Dots(name="A", sentence="S.", counts=(0, 0, 0, 3, 0), months=months, less="less", more="more")
    assert shown.by_month == "May 2026: no rating. June 2026: line 4 (3 times)."


def test_a_section_with_places_to_fill_in_is_a_form_and_one_with_lines_alone_is_not() -> None:
    lines, blanks = Lines(count=3), Blanks(names=("Date",))
    assert Section(title="A", blocks=(lines, blanks)).is_form
    assert not Section(title="A", blocks=(lines,)).is_form
