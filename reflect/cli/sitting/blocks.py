"""The sealed blocks of a text, each opened with the key of this journal, or refused for a reason of its own."""

from datetime import date
from typing import TYPE_CHECKING

from reflect.errors import BadFile, ReflectError, Untrusted
from reflect.pocket import armour, letter
from reflect.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reflect.cli.context import Context

SAFE = "Nothing was changed."
FROM_THE_PHONE = (
    f"{SAFE} Send it once more, whole, from the place where you saved it. As a file it comes through best."
)


class NotForUs(Untrusted):
    """A sealed block that this journal cannot open or trust."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBlocks:
    """What a text held: sittings that are new here, or may come `again`, and what was wrong with the other blocks, in order."""

    letters: tuple[letter.Letter, ...]
    faults: tuple[ReflectError, ...]
    again: bool


def opened(app: "Context", text: str, place: str, *, again: bool) -> OpenedBlocks:
    """Open all blocks of a text. A block that stands in it twice is one.

    Args:
        app: the world.
        text: what came from the phone.
        place: what a message calls it.
        again: take also what was taken before.

    Raises:
        BadFile: if there is no block in it.
        NotForUs: if one was cut off.
    """
    try:
        found = armour.texts_in(text)
    except armour.NotWhole:
        raise NotForUs(
            f"{place}: a sealed text begins there, and its end is missing.", hint=FROM_THE_PHONE
        ) from None
    if not found:
        raise BadFile(
            place, "", "there is no sealed text in it", hint=f"{SAFE} It begins with: [reflect-pocket begin]"
        )
    return _each(app, found, place, again=again)


def _each(app: "Context", found: list[str], place: str, *, again: bool) -> OpenedBlocks:
    """Open one after the other. What is known already counts for nothing, so that a second go comes to what is left."""
    letters: dict[str, letter.Letter] = {}
    faults: list[ReflectError] = []
    taken = app.journal.pocket.taken
    before = 0
    for number, each in enumerate(found, 1):
        if len(letters) + len(faults) - before == armour.MOST_BLOCKS:
            faults.append(_too_many(place, len(found) - number + 1))
            break
        where = place if len(found) == 1 else f"{place}, sealed text {number}"
        try:
            one = _open(app, each, where)
            if one.id in taken and not again:
                before += 1
                raise known(where, taken[one.id])
            letters[one.id] = one
        except ReflectError as fault:
            faults.append(fault)
    return OpenedBlocks(letters=tuple(letters.values()), faults=tuple(faults), again=again)


def _open(app: "Context", text: str, place: str) -> letter.Letter:
    try:
        block = armour.taken_apart(text)
    except armour.OtherVersion as other:
        whose = "A newer reflect made the page" if other.newer else "A page of another time sealed it"
        raise NotForUs(f"{place}: {whose}, and I don't know how to open it.", hint=SAFE) from None
    except armour.NotWhole:
        raise NotForUs(f"{place}: it did not come through whole.", hint=FROM_THE_PHONE) from None
    pocket = app.journal.pocket
    if pocket.key is None or armour.name_of_key(pocket.key.public) != block.key_name:
        raise _not_our_key(app, block, place)
    content = pocket.open(block.box, sender=block.sender, nonce=block.nonce)
    if content is None:
        raise NotForUs(f"{place}: it was changed on its way, so I did not open it.", hint=FROM_THE_PHONE)
    return letter.opened(content, place)


def _not_our_key(app: "Context", block: armour.Block, place: str) -> NotForUs:
    gone = app.journal.pocket.let_go_on(block.key_name)
    if gone is not None:
        return NotForUs(
            f"{place}: it was sealed for a key that you let go of on {gone}. Nobody can open it any more.",
            hint=SAFE,
        )
    return NotForUs(
        f"{place}: it was sealed for another journal (key {armour.spaced(block.key_name)}).",
        hint=f"{SAFE} If you have a journal in another place, take it there. "
        "If you brought back an old backup, the key may be in a newer one.",
    )


def _too_many(place: str, left: int) -> BadFile:
    what = "1 more sealed text is" if left == 1 else f"{left} more sealed texts are"
    return BadFile(
        place, "", f"{what} in it, and I take {armour.MOST_BLOCKS} in one go",
        hint="What is left is still sealed, so keep the file and the message. To take it, do the same once more, without --again.",
    )  # fmt: skip


def known(place: str, day: date) -> BadFile:
    """What to say of a sealed text that was taken before."""
    return BadFile(
        place, "", f"you took this one on {day}, so it is not taken a second time",
        hint="Look for it with: reflect list, or as a draft: reflect resume. To take it all the same, add --again.",
    )  # fmt: skip
