"""Guidelines on a page: which two pulled first, then how often each was named."""

from reflect.report.gate.shareable import NO_GUIDELINES, SharedGuideline, SharedGuidelines, SharedPull
from reflect.report.parts.roadmap_lines import MOST, NOTE, blocks
from reflect.report.report import Bullets, Paragraph


def test_it_says_what_pulled_before_what_was_named():
    found = SharedGuidelines(
        named=(
            SharedGuideline(name="Privacy", times=3, helped=2, two_ways=1),
            SharedGuideline(name="Honesty", times=1),
        ),
        pulls=(SharedPull(one="Privacy", other="Honesty", times=1),),
    )
    assert blocks(found) == [
        Bullets(
            items=(
                "Privacy and Honesty pulled me two ways (once)",
                "Privacy (came into play 3 times, helped me choose twice, pulled me two ways once)",
                "Honesty (came into play once)",
            )
        ),
        Paragraph(text=NOTE),
    ]


def test_nothing_named_is_no_section_and_a_long_list_is_cut():
    assert blocks(NO_GUIDELINES) == []
    many = SharedGuidelines(named=tuple(SharedGuideline(name=str(n), times=1) for n in range(20)))
    assert len(blocks(many)[0].items) == MOST
