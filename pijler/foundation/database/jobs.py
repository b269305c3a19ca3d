"""Jobs: kept in the database, deferred inside the transaction that needs them.

The only module that knows procrastinate, so that another queue is a change of one file.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from procrastinate.contrib.django import app as queue

from pijler.foundation.database.context import current_tenant_id, school_context

Job = Callable[..., None]


def job(name: str) -> Callable[[Job], Job]:
    """Register a job that works for one school; it runs in that school's context."""

    def register(function: Job) -> Job:
        @wraps(function)
        def run(*, tenant_id: str, **arguments: str) -> None:
            with school_context(UUID(tenant_id)):
                function(**arguments)

        queue.task(name=name, retry=5)(run)
        return function

    return register


def every(cron: str, name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a job that returns by the clock, for no school in particular."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        @wraps(function)
        def run(timestamp: int) -> None:
            function()

        queue.periodic(cron=cron)(queue.task(name=name, queueing_lock=name)(run))
        return function

    return register


def defer(name: str, **arguments: str) -> None:
    """Put a job of the school at work in the queue; it exists once the transaction commits."""
    queue.configure_task(name, allow_unknown=True).defer(
        tenant_id=str(current_tenant_id()), **arguments
    )


def run_worker(*, wait: bool = True) -> None:
    """Run jobs until stopped, or until the queue is empty when not waiting."""
    with queue.replace_connector(queue.connector.get_worker_connector()) as app:  # type: ignore[attr-defined]  # the Django connector has it
        app.run_worker(wait=wait, install_signal_handlers=wait)
