"""The search for circles of objects rests while a page is masked: it would find none there, and goes on behind it."""

import gc
from collections.abc import Collection, Iterator

import pytest

from reflect.masking.plan.details import Keep
from reflect.masking.plan.finish import finish
from reflect.masking.plan.leaks import LeakFound
from reflect.masking.plan.plan import plan
from reflect.masking.spans import Span

PAGE = "Told keoni at St. Mark's on Mar 3 that hope called 614-555-0123.\nshe left. keoni stayed at st marks."


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize("on", [True, False])
def test_it_rests_while_a_page_is_looked_through_and_is_as_it_was_behind_it(on: bool) -> None:
    seen = list[bool]()

    def looking(_: str, *, always: Collection[str], allow: Collection[str]) -> list[Span]:
        seen.append(gc.isenabled())
        return []

    if not on:
        gc.disable()
    made = plan([PAGE], detectors=[looking])
    assert gc.isenabled() is on
    finish(made)
    assert gc.isenabled() is on and len(seen) > 2 and not any(seen)


def test_it_goes_on_when_a_page_is_refused() -> None:
    made = plan(["told marisol"], always=["marisol"])
    typed = made.decide(made.spans()[0], Keep())
    with pytest.raises(LeakFound):
        finish(typed)
    assert gc.isenabled()


def test_masking_leaves_no_circle_behind() -> None:
    finish(plan([PAGE]))  # what is loaded once
    gc.collect()
    gc.disable()
    finish(plan([f"{PAGE} Again."]))
    assert gc.collect() == 0
