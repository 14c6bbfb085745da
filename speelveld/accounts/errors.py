"""What can go wrong when somebody signs in."""


class LinkUnusable(Exception):
    """The link is unknown, used or too old; which of these it is, nobody needs to know."""
