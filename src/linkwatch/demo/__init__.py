"""The stand-in web of `linkwatch demo`: what it is started with, and whether a run on it came out as it should."""

from linkwatch.demo.nights import with_nights
from linkwatch.demo.scenario import Behaviour, Entry, Scenario, load_scenario
from linkwatch.demo.stand_in import StandIn
from linkwatch.demo.unexpected import unexpected

__all__ = ["Behaviour", "Entry", "Scenario", "StandIn", "load_scenario", "unexpected", "with_nights"]
