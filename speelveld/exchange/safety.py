"""Opens files of strangers: nothing in them may fill the memory, reach out or loop."""

import io
import json
import xml.etree.ElementTree as ET
import zipfile
from typing import Any

from speelveld.exchange.refusals import refuse

MAX_UNPACKED = 150 * 2**20
_DEEPEST = 100


def parse_xml(content: bytes) -> ET.Element:
    """Return the root of XML without DTD or entities. Raises Refused."""
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        root: ET.Element = ElementTree.fromstring(content, forbid_dtd=True)
    except ET.ParseError as error:
        raise refuse("not_xml", line=error.position[0]) from None
    except DefusedXmlException:
        raise refuse("entities") from None
    except (ValueError, LookupError):  # an encoding that does not exist, or is not the one that was used
        raise refuse("not_xml", line=1) from None
    return root


def parse_json(content: bytes) -> Any:
    """Return what JSON says. Raises Refused."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise refuse("unreadable_text") from None
    except json.JSONDecodeError as error:
        raise refuse("not_json", line=error.lineno) from None
    except RecursionError:
        raise refuse("too_deep") from None
    check_depth(found)
    return found


def check_depth(data: Any) -> None:
    """Refuse data that is nested more deeply than any questionnaire is."""
    layer, depth = [data], 0
    while layer:
        depth += 1
        if depth > _DEEPEST:
            raise refuse("too_deep")
        layer = [child for one in layer if isinstance(one, dict | list) for child in _list_children(one)]


def _list_children(one: dict[str, Any] | list[Any]) -> list[Any]:
    return list(one.values()) if isinstance(one, dict) else one


def open_package(content: bytes) -> zipfile.ZipFile:
    """Return a zip whose parts fit in memory. Raises Refused."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise refuse("damaged_package") from None
    if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
        raise refuse("unpacks_too_big", megabytes=MAX_UNPACKED // 2**20)
    return package
