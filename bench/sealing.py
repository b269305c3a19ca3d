"""Seals one round as the worker does, and prints how long that took, in seconds."""

import os
import sys
import time
from uuid import UUID

if __name__ == "__main__":
    os.environ["PIJLER_PROCESS"] = "worker"
    import django

    django.setup()
    from django.utils.timezone import now

    from pijler.foundation.access.actors import System
    from pijler.foundation.database.context import school_context
    from pijler.listening.checkins.actions import seal_round
    from pijler.listening.release.tasks import release_round

    school_id, round_id = UUID(sys.argv[1]), UUID(sys.argv[2])
    start = time.perf_counter()
    with school_context(school_id):
        assert seal_round(round_id=round_id, by=System(school_id), at=now())
    sealed = time.perf_counter()
    with school_context(school_id):
        release_round(str(round_id))
    print(f"{sealed - start:.2f} {time.perf_counter() - sealed:.2f}")
