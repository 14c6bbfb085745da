"""Pure computations: arrays or tuples in, frozen results out; no Django, disk, clock or network."""
