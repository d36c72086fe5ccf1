"""A link or a DOI as people type it: one form of each, no names in it, nothing that is no place on the web."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.guide.ask import Ask, Empty, Step
from reflect.guide.typed.link import NO_NAMES, TAKES, TOO_LONG, as_link

ASK = Ask(step=Step("link"), kind="text", words="?", link=True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("10.1000/182", "https://doi.org/10.1000/182"),
        (" doi: 10.1000/182\n", "https://doi.org/10.1000/182"),
        ("https://dx.doi.org/10.1000/AB(1)2", "https://doi.org/10.1000/AB(1)2"),
        ("doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("https://example.org", "https://example.org"),
        ("HTTP://example.org/a?b=c#d", "http://example.org/a?b=c#d"),
        ("www.example.org/course", "https://www.example.org/course"),
        ("example.org", "https://example.org"),
        ("español.example.com/año", "https://español.example.com/año"),
        ("example.org:8080/a@b", "https://example.org:8080/a@b"),
    ],
)
def test_each_way_to_type_it_has_one_form(typed, kept):
    assert ASK.accept(typed) == kept == as_link(kept)


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "mailto:a@example.org", "ftp://example.org/a",
        "certificate.pdf", "C:\\Users\\me\\proof.docx", "the state academy", "https://", "https://localhost/a",
        "example", "10.1/2", "https://exa mple.org", "https://user:secret@example.org/", "https://example.org/" + "a" * 500,
        "one.org two.org", "https://-.org", "https://\u202eexample.org", "http://999",
    ],
)  # fmt: skip
def test_what_is_no_link_is_refused_in_plain_words_that_do_not_repeat_it(typed):
    with pytest.raises(
        ValueError, match=f"^({re.escape(TAKES)}|{re.escape(NO_NAMES)}|{re.escape(TOO_LONG)})$"
    ):
        ASK.accept(typed)


def test_a_link_with_a_password_in_it_is_told_apart():
    with pytest.raises(ValueError, match=r"^leave the name and password"):
        ASK.accept("https://user:secret@example.org/")


def test_nothing_typed_is_skipped():
    assert ASK.accept(" \n ") is Empty.SKIPPED


@given(st.text(max_size=60))
def test_what_is_taken_stays_as_it_is_when_it_is_given_again(typed):
    try:
        kept = as_link(typed)
    except ValueError:
        return
    assert as_link(kept) == kept and kept.startswith(("https://", "http://"))
