"""How fast this machine is: bounds in seconds are for one that adds ten million in half of one."""

import time

ADDITIONS, NOMINAL = 10_000_000, 0.5


def slowness() -> float:
    """Give how many times as long as there a second's work takes here, at least one."""
    began = time.process_time()
    total = 0
    for number in range(ADDITIONS):
        total += number
    return max(1.0, (time.process_time() - began) / NOMINAL)
