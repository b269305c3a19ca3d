"""An attacker who knows the rules, all sizes and everything public, and tries every possible truth.

Knows nothing of how the product decides: it is handed a `publish` function and looks only at what comes out.
"""

from collections import defaultdict
from itertools import combinations, product


def findings(sizes, publish, *, own=()):
    """What follows for certain, in some world, about groups of these sizes (a list of sentences).

    A world gives each group a count from 0 to its size. Worlds with the same public outcome cannot be told apart, so
    whatever holds in all of them is known. `own` lists the groups that the attacker belongs to and knows.
    """
    seen = defaultdict(list)
    for world in product(*(range(size + 1) for size in sizes)):
        known = tuple(world[group] for group in own)
        seen[publish(world), known].append(world)
    others = [group for group in range(len(sizes)) if group not in own]
    targets = [
        target
        for many in range(1, len(others) + 1)
        for target in combinations(others, many)
    ]
    return sorted(
        {fact for worlds in seen.values() for fact in _facts(worlds, sizes, targets)}
    )


def _facts(worlds, sizes, targets):
    for target in targets:
        size = sum(sizes[group] for group in target)
        counts = {sum(world[group] for group in target) for world in worlds}
        if size == 0:
            continue
        if counts == {size} or counts == {0}:
            yield f"every answer in {target} of {size}"
        elif len(counts) == 1 and size < 10:
            yield f"the count of {target} of {size}"
        elif counts == {0, size} and size > 1:
            yield f"that all in {target} of {size} are alike"
