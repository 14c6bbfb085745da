"""The thresholds of the gate that belong to the smallest group of a wave."""

from speelveld.science.disclosure import Settings


def choose_settings(minimum_group: int) -> Settings:
    """Return the thresholds of a wave: its own smallest group, and nothing below the defaults."""
    usual = Settings()
    return Settings(
        k=minimum_group,
        k_distribution=max(usual.k_distribution, minimum_group),
        k_comments=max(usual.k_comments, minimum_group),
    )
