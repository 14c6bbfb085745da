"""What somebody typed or pasted, without the characters that Word and Excel cannot hold."""

import re

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_IN_XML = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return the text with one kind of line break and without control characters."""
    return _NOT_IN_XML.sub("", _BREAKS.sub("\n", text)).strip()
