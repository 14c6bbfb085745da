"""What can go wrong when somebody signs in."""


class LinkUnusable(Exception):  # noqa: N818 - it reads as what it says
    """The link is unknown, used or too old; which of these it is, nobody needs to know."""
