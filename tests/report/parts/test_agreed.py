"""What was agreed in supervision is told in words with how it stands; plans of one's own are one quiet line."""

from reflect.report.gate.shareable import Passed, SharedAgreement, SharedCommitment
from reflect.report.parts.agreed import standing
from reflect.report.report import Paragraph, Said
from reflect.values.plans import Status


def plan(status: Status, words: str | None = None, *, of_supervision: bool = False) -> SharedCommitment:
    return SharedCommitment(status=status, words=words, of_supervision=of_supervision)


def test_what_was_agreed_is_in_words_and_plans_of_my_own_are_one_line() -> None:
    passed = Passed(
        commitments=(
            plan(Status.OPEN),
            plan(Status.PARTLY, "I will ask first.", of_supervision=True),
            plan(Status.KEPT, "I will wait."),
            plan(Status.LET_GO, of_supervision=True),
            plan(Status.REWORDED, "In old words.", of_supervision=True),
        ),
        agreements=(
            SharedAgreement(status=Status.OPEN, words="Find a room."),
            SharedAgreement(status=Status.KEPT),
        ),
    )
    assert standing(passed, told={"I will wait."}) == [
        Paragraph(text="What I agreed to do: 1 partly, 1 let go."),
        Said(asked="I agreed (partly)", words="I will ask first."),
        Paragraph(text="What my supervisor agreed to do: 1 done, 1 open."),
        Said(asked="My supervisor agreed (open)", words="Find a room."),
        Paragraph(text="Plans of my own beside these: 1 done, 1 open."),
    ]


def test_without_anything_agreed_there_is_only_the_line_of_my_own() -> None:
    assert standing(Passed(commitments=(plan(Status.NOT_YET),))) == [
        Paragraph(text="Plans of my own: 1 not yet.")
    ]
    assert standing(Passed()) == []
