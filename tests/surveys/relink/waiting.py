"""A watcher who sees every request with its time: how much would a random wait between stamp and answer take away?

Within a group the watcher pairs the first stamp with the first answer. With waits that are all equally likely no other
pairing is more likely to be right.
"""

import numpy as np

NETWORK = 0.2  # seconds between stamp and answer when nobody waits


def share_found(n_people: int, seconds: float, wait: float, n_times: int = 300) -> float:
    """Return the share of a group that is paired rightly when all send within so many seconds."""
    rng = np.random.default_rng(9)
    stamped = np.sort(rng.uniform(0, seconds, (n_times, n_people)), axis=1)
    answered = stamped + NETWORK + rng.uniform(0, wait, stamped.shape)
    order = np.argsort(answered, axis=1)
    return float(np.mean(order == np.arange(n_people)))
