"""Tree and one filter: the least reach is the least cut of a graph, so the answer is exact."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from speelveld.science.disclosure.arrays import Counts


def find_least_cut(ends: Counts, weights: Counts) -> int | None:
    """The least weight of edges that a division of any connected part of a graph cuts through.

    Parameters
    ----------
    ends : (e, 2) two vertices of each edge, whole numbers from 0.
    weights : (e,) people on each edge.

    Returns
    -------
    The least cut; None when every part is a single vertex, so that nothing can be cut.

    Notes
    -----
    M. Stoer and F. Wagner, A simple min-cut algorithm, Journal of the ACM 44 (1997) 585-591, per part.
    """
    size = int(ends.max()) + 1 if len(ends) else 0
    links = coo_array((weights, (ends[:, 0], ends[:, 1])), shape=(size, size))
    _, part = connected_components(links, directed=False)
    dense = np.zeros((size, size), dtype=np.int64)
    np.add.at(dense, (ends[:, 0], ends[:, 1]), weights)
    dense = dense + dense.T
    np.fill_diagonal(dense, 0)
    cuts = []
    for number in range(part.max(initial=-1) + 1):
        vertices = np.flatnonzero(part == number)
        if len(vertices) > 1:
            cuts.append(_cut_part(dense[np.ix_(vertices, vertices)]))
    return min(cuts, default=None)


def _cut_part(links: Counts) -> int:
    best = int(links.sum())
    while len(links) > 1:
        before, last, cut = _order_vertices(links)
        best = min(best, cut)
        links[before] += links[last]
        links[:, before] += links[:, last]
        links[before, before] = 0
        links = np.delete(np.delete(links, last, axis=0), last, axis=1)
    return best


def _order_vertices(links: Counts) -> tuple[int, int, int]:
    """The last two vertices of a maximum adjacency order, and the cut around the last one."""
    attached = links[0].copy()
    waiting = np.ones(len(links), dtype=np.bool_)
    waiting[0] = False
    before = last = 0
    cut = 0
    while waiting.any():
        before, last = last, int(np.where(waiting, attached, -1).argmax())
        cut = int(attached[last])
        waiting[last] = False
        attached += links[last]
    return before, last, cut
