"""Invented reports of each kind, and one that has a text of one's choice in every place a report can hold one."""

from dataclasses import replace

from packet_sample import packet

from reflect.report.report import (
    Bullets,
    Dots,
    Heading,
    Lines,
    Paragraph,
    Report,
    Said,
    Section,
    Table,
    ThenNow,
)

SIGNED = "Read and signed by the writer"
FOOT = (
    "Read and signed by the writer. 3 items masked, reviewed by the writer. A check like this can miss things.",
    "A week such as 2026-W10 is the tenth week of 2026. Weeks start on a Monday.",
)

MOVED = ThenNow(
    name="Respecting differences and choice",
    before=2,
    now=4,
    n_before=6,
    n_now=5,
    sentence="Most often 4 in these 14 weeks (5 ratings). Before that, most often 2 (6 ratings). "
    "I picked higher lines than before.",
    lines=(
        "2: I noticed afterward that I had assumed or steered",
        "4: I asked, listened, and followed their choices",
    ),
)
STAYED = ThenNow(
    name="Keeping the focus on the peer",
    before=3,
    now=3,
    n_before=7,
    n_now=9,
    sentence="About the same as the 14 weeks before: most often 3 (9 ratings, before that 7).",
)
NEW = ThenNow(
    name="Accountability without blame",
    before=None,
    now=5,
    n_before=0,
    n_now=4,
    sentence="Most often 5 (4 ratings). There were no ratings in the 14 weeks before.",
)
GONE = ThenNow(
    name="Keeping confidences",
    before=1,
    now=None,
    n_before=3,
    n_now=0,
    sentence="It did not come up in these 14 weeks. Before that, most often 1 (3 ratings).",
)


def pictured() -> Report:
    """The packet, with the pictures of how its growth areas moved."""
    report = packet(4, 12, 13)
    note = Paragraph(text="These are my own ratings of single sessions. They are not a test.")
    areas = Section(title="Growth areas", blocks=(note, MOVED, STAYED, NEW, GONE))
    return replace(
        report, sections=tuple(areas if s.title == "Growth areas" else s for s in report.sections), foot=FOOT
    )


def account() -> Report:
    """A reflective account: one page on one piece of practice."""
    return Report(
        kind="account",
        title="Reflective account",
        lang="en",
        period="2026-W38",
        reviewed=True,
        stamp=SIGNED,
        sections=(
            Section(title="", blocks=(Paragraph(text="Chosen by me. About my practice. Not a record of services."),)),
            Section(
                title="What it was about",
                blocks=(
                    Paragraph(
                        text="Someone was choosing between two paths, and I thought that I knew the better one. "
                        "I felt a pull to steer.\nI noticed it in my voice before I noticed it in my words."
                    ),
                ),
            ),
            Section(
                title="What I learned",
                blocks=(Paragraph(text="Waiting is something that I can do, not something that I leave undone."),),
            ),
            Section(
                title="What I changed",
                blocks=(Bullets(items=("I ask one question, then I count to five.", "I say out loud whose choice it is.")),),
            ),
            Section(
                title="Which value it links to",
                blocks=(
                    Said(asked="Value", words="Self-direction: the person leads, and I walk with them."),
                    Said(asked="Code", words="Peer support is voluntary and respectful."),
                ),
            ),
            Section(
                title="What we say about it together",
                blocks=(Heading(text="My supervisor"), Lines(count=3), Heading(text="Me"), Lines(count=2)),
            ),
        ),
        foot=FOOT,
    )  # fmt: skip


def learning() -> Report:
    """A learning log: a table with its totals."""
    return Report(
        kind="learning",
        title="Learning log",
        lang="en",
        period="2026-W01 to 2026-W46",
        reviewed=True,
        stamp=SIGNED,
        sections=(
            Section(title="", blocks=(Paragraph(text="Chosen by me. What I learned, from whom, and for how long."),)),
            Section(
                title="What I learned",
                blocks=(
                    Table(
                        header=("What", "When", "From whom", "How", "Hours"),
                        rows=(
                            ("Listening when there is nothing to fix", "2026-02-11", "State peer academy", "Workshop or class", "6"),
                            ("Ethics: where support ends and friendship begins", "2026-05-20", "State peer academy", "Webinar or online course", "3"),
                            ("Talking about different paths", "2026-W25", "", "Talk with other peer specialists", "1.5"),
                            ("New research on peer support in groups", "2026-W31", "", "Reading or new research", "2"),
                            ("Supervision days", "2026-10-14", "My program", "Supervision", "4"),
                        ),
                        total=("All together", "", "", "", "16.5"),
                    ),
                ),
            ),
            Section(
                title="Hours by category",
                blocks=(Table(header=("Category", "Hours"), rows=(("Ethics", "3"), ("All else", "13.5"))),),
            ),
            Section(
                title="Hours against my own rules",
                blocks=(
                    Paragraph(text="In my renewal period (2025-W27 to 2027-W26): 16.5 of 20 hours noted."),
                    Bullets(items=("Ethics: 3 of 3 hours noted", "Nothing noted yet for Documentation (2 hours)")),
                    Paragraph(text="Hours as I noted them, beside rules that I wrote down myself."),
                ),
            ),
            Section(title="What I take from it", blocks=(Lines(count=4),)),
        ),
        foot=FOOT,
    )  # fmt: skip


def saying(text: str) -> Report:
    """A report with one text wherever a report can hold one."""
    return Report(
        kind="packet",
        title=text,
        lang="en",
        period=text,
        reviewed=True,
        stamp=text,
        sections=(
            Section(title="", blocks=(Paragraph(text=text), Heading(text=text))),
            Section(
                title=text,
                blocks=(
                    Heading(text=text),
                    Paragraph(text=text),
                    Said(asked=text, words=text),
                    Bullets(items=(text, text)),
                    Table(header=(text, text), rows=((text, text),), total=(text, text)),
                    Dots(name=text, sentence=text, counts=(0, 1, 2, 0, 9), lines=(text,)),
                    ThenNow(name=text, before=2, now=3.5, n_before=4, n_now=2, sentence=text, lines=(text,)),
                    Lines(count=2),
                ),
            ),
        ),
        foot=(text,),
    )


PLACES = 25
"""How often `saying` holds its text."""

REPORTS = {
    "packet": packet(4, 12, 13),
    "pictures": pictured(),
    "unreviewed": packet(4, 12, 13, signed=False),
    "account": account(),
    "learning": learning(),
}
