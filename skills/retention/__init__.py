"""How long, and what then: the schedule as data, the sweep, destruction, holds, paper, the trail's daily checkpoint."""
