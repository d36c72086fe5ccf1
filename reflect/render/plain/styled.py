"""A text in styles, which knows nothing of Rich until it is drawn there."""

from typing import TYPE_CHECKING

from reflect.quick_dataclass import dataclass
from reflect.render.look import ACCENT, DIM
from reflect.visible import shown

if TYPE_CHECKING:
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class Styled:
    """Words, each with its style in Rich's words; `say` makes one of them."""

    runs: tuple[tuple[str, str], ...] = ()

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(words for words, _ in self.runs)

    def __add__(self, other: "Styled") -> "Styled":
        return Styled(self.runs + other.runs)

    def cut(self, at: int, end: str) -> "Styled":
        """Give the first letters, and what stands behind them: in their style, if all have the same."""
        kept, left = [], at
        for words, style in self.runs:
            kept.append((words[:left], style))
            left = max(left - len(words), 0)
        return Styled(((kept[0][0] + end, kept[0][1]),) if len(kept) == 1 else (*kept, (end, "")))

    def text(self) -> "Text":
        """Give it to Rich."""
        from rich.text import Text

        if len(self.runs) == 1:
            words, style = self.runs[0]
            return Text(words, style=style, overflow="fold")
        return Text.assemble(*self.runs)


def say(words: str, style: str = "") -> Styled:
    """Say exactly what was written, control characters as visible symbols; of a book, how much more there is."""
    return Styled(((shown(words), style),))


def accent(words: str) -> Styled:
    """A sign or a name that the eye should find first."""
    return say(words, ACCENT)


def dim(words: str) -> Styled:
    """What is there to be looked up, not to be read first."""
    return say(words, DIM)


def joined(parts: list[Styled], between: str) -> Styled:
    """Put some beside each other, with the same words between them."""
    runs = [run for part in parts for run in ((between, ""), *part.runs)]
    return Styled(tuple(runs[1:]))
