"""Version vectors: newer, older, beside, joined; and a change of one text has never seen the other one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect.storage import vectors
from reflect.storage.vectors import Relation

VECTOR = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 4))


@given(VECTOR, VECTOR)
def test_a_joined_vector_has_seen_both_and_nothing_else(one, other):
    joined = vectors.joined(one, other)
    assert vectors.has_seen(joined, one) and vectors.has_seen(joined, other)
    assert joined == {name: max(one.get(name, 0), other.get(name, 0)) for name in {*one, *other}}


@given(VECTOR, VECTOR)
def test_two_vectors_stand_to_each_other_in_one_way(one, other):
    turned = {Relation.NEWER: Relation.OLDER, Relation.OLDER: Relation.NEWER}
    relation = vectors.relation(one, other)
    assert vectors.relation(other, one) is turned.get(relation, relation)
    assert (relation is Relation.SAME) == (one == other)


@example({"a": 1, "b": 1}, [{"a": 2}], "a")
@example({"a": 1, "b": 1}, [{"a": 2}, {"a/2": 3}], "a")
@given(VECTOR, st.lists(VECTOR, max_size=3), st.sampled_from("abcd"))
def test_a_change_is_newer_than_before_and_has_not_seen_what_stands_beside_it(own, others, device):
    beside = [other for other in others if vectors.relation(own, other) is Relation.BESIDE]
    after = vectors.bumped(own, device, beside)
    assert vectors.relation(after, own) is Relation.NEWER
    assert all(vectors.relation(after, other) is Relation.BESIDE for other in beside)
    assert {name.partition("/")[0] for name in after} <= {*own, device}


@pytest.mark.parametrize("own", [("a",), ("a/2",), ("a", "a/3")])
def test_a_line_that_somebody_counted_to_its_end_is_followed_by_another(own):
    full = dict.fromkeys(own, vectors.MOST_CHANGES)
    after = vectors.bumped(full, "a")
    assert vectors.relation(after, full) is Relation.NEWER
    assert vectors.read(vectors.written(after)) == after


def test_many_small_vectors_from_elsewhere_make_no_large_one_and_changes_here_have_room():
    one, other = ({f"{name}{n}": 1 for n in range(vectors.MOST_DEVICES)} for name in "xy")
    with pytest.raises(ValueError, match="no version vector"):
        vectors.met(one, other)
    after = vectors.bumped(one, "a")
    assert vectors.read(vectors.written(after)) == after


@given(VECTOR)
def test_what_is_written_is_read_again(vector):
    assert vectors.read(vectors.written(vector)) == vector


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "1",
        '{"a": 0}',
        '{"a": -1}',
        '{"a": 1.5}',
        '{"a": true}',
        '{"": 1}',
        '{"%s": 1}' % ("a" * 65),
        '{"a": 1e3}',
        "[" * 100_000,
    ],
)
def test_what_is_no_vector_is_refused(text):
    with pytest.raises(ValueError, match="no "):
        vectors.read(text)
