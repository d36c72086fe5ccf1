"""How far a typed word is from a meant one: for a command of the shell and for one of a sitting alike."""


def slips(typed: str, meant: str) -> int:
    """Count the letters that are wrong, missing, too many, or changed places with the next one (Damerau)."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for n, letter in enumerate(typed, 1):
        last, before, row = before, row, [n]
        for m, wanted in enumerate(meant, 1):
            least = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != wanted))
            if n > 1 and m > 1 and letter == meant[m - 2] and typed[n - 2] == wanted:
                least = min(least, last[m - 2] + 1)
            row.append(least)
    return row[-1]
