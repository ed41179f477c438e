"""What is counted, for Prometheus, on its own loopback port. Labels are routes, steps and codes, never anything personal."""

from __future__ import annotations

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

from bot.server.last_day import LastDay
from bot.server.loops import Loops
from bot.settings.current import CurrentClinic
from skills.clinic.clinic import Clinic
from skills.compliance import overdue
from storage.database.database import Database
from storage.errors import SangdamError
from storage.outbox import outbox
from storage.unit.unit_of_work import SYSTEM

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 5.0)


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self._turns = Counter(
            "sangdam_turns", "Turns by skill, step and outcome.", ["skill", "step", "outcome"], registry=self.registry
        )
        self._seconds = Histogram("sangdam_turn_seconds", "Time of a turn.", buckets=SECONDS, registry=self.registry)
        self._deliveries = Counter(
            "sangdam_deliveries", "Deliveries by kind and outcome.", ["kind", "outcome"], registry=self.registry
        )
        self._notices = Gauge(
            "sangdam_notices", "Notices by kind and state.", ["kind", "state"], registry=self.registry
        )
        self._refused = Counter(
            "sangdam_egress_refused", "Calls to hosts that are not allowed.", registry=self.registry
        )
        self._written = Gauge(
            "sangdam_written", "Units of work, and the commits they shared.", ["what"], registry=self.registry
        )
        self._overdue = Gauge(
            "sangdam_overdue", "What did not happen in time, by kind.", ["what"], registry=self.registry
        )
        self._loops = Gauge(
            "sangdam_loop_idle_seconds", "For how long a loop has not done its work.", ["loop"], registry=self.registry
        )
        self.last_day = LastDay(SECONDS)
        self._slowest = Gauge(
            "sangdam_turn_day_seconds", "Within this time 99 of 100 turns of the last day were answered.",
            registry=self.registry,
        )  # fmt: skip
        self._children: dict[tuple[str, str, str], Counter] = {}

    def turn(self, skill: str, step: str, outcome: str, seconds: float) -> None:
        """Count one turn: `answered`, `late`, `failed` or `refused`."""
        child = self._children.get((skill, step, outcome))
        if child is None:
            child = self._children[skill, step, outcome] = self._turns.labels(skill, step, outcome)
        child.inc()
        self._seconds.observe(seconds)
        self.last_day.note(seconds)

    def delivery(self, kind: str, outcome: str) -> None:
        """Count one attempt to deliver a notice."""
        self._deliveries.labels(kind, outcome).inc()

    def refused(self) -> None:
        """Count one call that the egress guard refused."""
        self._refused.inc()

    async def page(self, database: Database, clinic: Clinic, loops: Loops) -> bytes:
        """Everything, as Prometheus reads it; the outbox's depth is looked up now."""
        self._slowest.set(self.last_day.within(0.99))
        self._written.labels("units").set(database.units)
        self._written.labels("commits").set(database.commits)
        self._notices.clear()
        for name, age in loops.ages().items():
            self._loops.labels(name).set(age)
        try:
            for kind, state, count in await database.read(outbox.counts, SYSTEM):
                self._notices.labels(kind, state).set(count)
            for what, count in (await database.read(lambda unit: overdue.count(unit, clinic), SYSTEM)).items():
                self._overdue.labels(what).set(count)
        except SangdamError:
            pass  # A database that does not answer is told by /readyz; the other figures are still worth reading.
        return generate_latest(self.registry)


def metrics_app(metrics: Metrics, database: Database, clinic: CurrentClinic, loops: Loops) -> web.Application:
    """The application of the metrics port."""
    app = web.Application()

    async def show(_request: web.Request) -> web.Response:
        return web.Response(
            body=await metrics.page(database, clinic.now, loops), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    app.router.add_get("/metrics", show)
    return app
