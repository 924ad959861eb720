"""What other systems would have told the same customer: their published formulas."""

from collections import deque
from typing import Final

from batonpass.domain.wait.desk import ANYBODY, Waiter
from batonpass.domain.wait.event import Assigned, Ended, Event, Joined
from batonpass.domain.wait.line import Line

NAMES: Final = (
    "rocket_chat",
    "comm100",
    "salesforce",
    "dynamics",
    "zendesk",
    "gorgias",
    "google_ccai",
    "genesys",
    "cisco_uccx",
    "live_helper_chat",
    "webex",
)
ZENDESK: Final = (600.0, 7200.0, 1_814_400.0)  # seconds it looks back: the first that has a wait


class Peers:
    """The state each formula keeps. Sources: docs/reference/wait-time.md, "Others"."""

    def __init__(self) -> None:
        self._joined: dict[str, tuple[float, int]] = {}  # cust: when, how many were before them
        self._talking: dict[str, float] = {}
        self._handled: deque[tuple[float, float]] = deque(maxlen=100)  # when, how long
        self._waits: deque[tuple[float, float]] = deque(maxlen=2000)
        self._by_place: dict[int, deque[tuple[float, float]]] = {}
        self._moving = 0.0  # Salesforce
        self._dynamics = (0.0, 0.0)  # told, since when
        self._count = 0

    def apply(self, event: Event) -> None:
        """One more event."""
        match event:
            case Joined():
                self._joined[event.cust] = (event.t, self._count)
                self._count += 1
            case Assigned():
                joined, place = self._joined.pop(event.cust, (event.t, 0))
                self._talking[event.cust] = event.t
                wait = event.t - joined
                self._waits.append((event.t, wait))
                self._by_place.setdefault(place, deque(maxlen=2000)).append((event.t, wait))
                self._moving = 0.9 * self._moving + 0.1 * wait if self._moving else wait
                self._count = max(0, self._count - 1)
                if event.t - self._dynamics[1] >= 600.0:  # noqa: PLR2004 - every ten minutes
                    recent = [w for _, w in list(self._waits)[-50:]]
                    self._dynamics = (sum(recent) / len(recent), event.t)
            case Ended():
                start = self._talking.pop(event.cust, event.t)
                self._handled.append((event.t, event.t - start))
            case _:
                self._joined.pop(getattr(event, "cust", ""), None)
                self._count = len(self._joined)

    def told(self, line: Line, me: Waiter, now: float) -> dict[str, float]:
        """The number of seconds each would say to this customer; missing where it says none."""
        if not self._handled or not self._waits:
            return {}
        ahead = line.ahead(me)
        here = [d for d in line.desks.values() if d.online and d.agent != ANYBODY]
        mine = [d for d in here if d.serves(me.queue)]
        slots = max(1, sum(d.capacity for d in mine))
        talking = sum(len(d.talks) for d in mine)
        ready = sum(bool(d.freed) for d in mine)
        mean = sum(s for _, s in self._handled) / len(self._handled)
        five = [s for at, s in self._handled if now - at <= 300.0] or [mean]  # noqa: PLR2004
        waits = [w for _, w in self._waits]
        waited = now - me.joined_at
        minutes = [w for at, w in self._waits if now - at <= 600.0]  # noqa: PLR2004
        short = [w for w in waits if w < 600.0] or [0.0]  # noqa: PLR2004
        last = sorted(waits[-10:])
        share = min(1.0, len(line.waiting) and (ahead + 1) / len(line.waiting))
        found = {
            "rocket_chat": (ahead / 100.0 + 1.0) * mean,
            "comm100": (ahead // slots + 1) * mean,
            "salesforce": max(0.0, self._moving - waited),
            "dynamics": self._dynamics[0],
            "gorgias": last[len(last) // 2],
            "google_ccai": max(0.0, mean / max(1, len(mine)) * (ahead + 1 - ready) + 10.0),
            "genesys": mean * (ahead + 1) / max(1e-4, slots * max(share, 1e-4)),
            "cisco_uccx": (ahead + 1) * (sum(five) / len(five)) / max(1, talking, ready),
            "live_helper_chat": sum(short) / len(short),
        }
        for back in ZENDESK:
            place = [w for at, w in self._by_place.get(ahead, ()) if now - at <= back]
            if place:
                found["zendesk"] = sum(place) / len(place)
                break
        if minutes:
            centre = sum(minutes) / len(minutes)
            spread = (sum((w - centre) ** 2 for w in minutes) / len(minutes)) ** 0.5
            if spread <= centre:  # refused when unstable
                found["webex"] = centre
        return found
