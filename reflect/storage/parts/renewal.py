"""The part of the journal that keeps the person's own renewal rules, and the name they want on a page.

No board's rules are known here. Every change can be taken back,
and one that changes nothing is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta
from reflect.storage.short_ids import short_id
from reflect.values.renewal import LearningCategory, RenewalRules, SupervisionRules

CATEGORIES, RULES, NAME = "ce_categories", "renewal_rules", "display_name"

Known = Sequence[tuple[str, str]]
"""(id, words) of categories."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What `Journal` can do with renewal rules and the display name: `journal.renewal`."""

    file: OpenFile

    @property
    def categories(self) -> tuple[tuple[str, str], ...]:
        """The person's own learning categories, as a sitting offers them: (id, words)."""
        return _pairs(meta.meta(self.file.con, CATEGORIES))

    @property
    def rules(self) -> RenewalRules | None:
        """The person's own renewal rules, or None."""
        kept = meta.meta(self.file.con, RULES) or {}
        if "first" not in kept:
            return None
        asked, supervised = kept["category_hours"], kept.get("category_supervised", {})
        return RenewalRules(
            first=date.fromisoformat(kept["first"]),
            last=date.fromisoformat(kept["last"]),
            hours=kept["hours"],
            supervision=SupervisionRules(**kept.get("supervision", {})),
            categories=tuple(
                LearningCategory(id=id, words=words, hours=asked.get(id), supervised=supervised.get(id))
                for id, words in self.categories
            ),
        )

    def set_rules(self, rules: RenewalRules | None) -> RenewalRules | None:
        """Keep these rules and no others, or none; gives them as they are kept.

        A category without an id gets one that no other category ever had, unless one of these words was known
        before: then it is that one again, and old entries count for it.
        """
        from reflect.storage.writing import meta_row, undo_log

        with self.file.writing() as opened:
            there = _pairs(meta_row.meta(opened, CATEGORIES))
            before = meta_row.meta(opened, RULES) or {}
            known = (*_pairs(before.get("earlier")), *there)
            kept = replace(rules, categories=with_ids(rules.categories, known)) if rules else None
            now = tuple((c.id, c.words) for c in kept.categories) if kept else ()
            earlier = [[id, words] for id, words in dict(known).items() if id not in dict(now)]
            changed = {
                CATEGORIES: [list(pair) for pair in now],
                RULES: {**_written(kept), "earlier": earlier},
            }
            if changed != {CATEGORIES: [list(pair) for pair in there], RULES: {"earlier": [], **before}}:
                touched = [meta_row.change_meta(opened, key, value) for key, value in changed.items()]
                undo_log.record(opened, RULES, None, touched, at=self.file.instant())
        return kept

    @property
    def display_name(self) -> str:
        """The name that the person wants on a page they sign; empty for none."""
        return str(meta.meta(self.file.con, NAME) or "")

    def set_display_name(self, name: str) -> bool:
        """Keep another name for pages, or none; gives whether that changed anything."""
        from reflect.storage.writing import meta_row, undo_log

        with self.file.writing() as opened:
            if (meta_row.meta(opened, NAME) or "") == name:
                return False
            touched = meta_row.change_meta(opened, NAME, name)
            undo_log.record(opened, NAME, None, [touched], at=self.file.instant())
        return True


def with_ids(categories: Iterable[LearningCategory], known: Known) -> tuple[LearningCategory, ...]:
    """Give every category an id: its own, else that of a known one with the same words, else one that is new.

    Args:
        categories: what is to be kept.
        known: every category that was ever kept, the newest last.
    """
    categories = tuple(categories)
    used = {c.id for c in categories if c.id}
    taken = used | {id for id, _ in known}
    by_words = {words.casefold(): id for id, words in known}
    found = []
    for category in categories:
        id = category.id or by_words.get(category.words.casefold(), "")
        if not category.id and (not id or id in used):
            id = short_id(category.words, taken, otherwise="category")
        used.add(id)
        taken.add(id)
        found.append(replace(category, id=id))
    return tuple(found)


def _pairs(kept: Any) -> tuple[tuple[str, str], ...]:
    return tuple((id, words) for id, words in kept or ())


def _written(rules: RenewalRules | None) -> dict[str, Any]:
    if rules is None:
        return {}
    written: dict[str, Any] = {
        "first": rules.first.isoformat(),
        "last": rules.last.isoformat(),
        "hours": rules.hours,
        "category_hours": {c.id: c.hours for c in rules.categories if c.hours is not None},
    }
    # Left out where nothing is asked for, so that rules without supervision are kept as they always were.
    asked = {part: n for part, n in asdict(rules.supervision).items() if n is not None}
    supervised = {c.id: c.supervised for c in rules.categories if c.supervised is not None}
    return (
        written
        | ({"supervision": asked} if asked else {})
        | ({"category_supervised": supervised} if supervised else {})
    )
