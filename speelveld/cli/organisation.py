"""`speelveld organisation`: the first step on a new installation."""

import argparse
import sys

from speelveld.cli import processes

HELP = """Add an organisation with its programme owner, and print a link with which the owner signs in.

Example: speelveld organisation --name "De Linde" --slug linde --owner olga@delinde.nl --owner-name "Olga Smit"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="name as people know it")
    parser.add_argument(
        "--slug", required=True, help="name in the address: small letters, digits and hyphens"
    )
    parser.add_argument("--owner", required=True, metavar="EMAIL", help="mail address of the programme owner")
    parser.add_argument("--owner-name", default="", help="name of the programme owner")


def run(args: argparse.Namespace) -> int:
    processes.set_up_django()
    processes.prepare_installation()
    from django.conf import settings
    from django.core.exceptions import ValidationError

    from speelveld.accounts.operations import make_sign_in_link
    from speelveld.organisations.operations import add_organisation

    try:
        owner = add_organisation(
            name=args.name, slug=args.slug, owner_email=args.owner, owner_name=args.owner_name
        )
    except ValidationError as error:
        print("\n".join(error.messages), file=sys.stderr)
        return 2
    print(f"{args.name} is ready. {owner} signs in once with this link, within a day:")
    print(f"{settings.SITE_URL}{make_sign_in_link(owner, valid_for_hours=24)}")
    return 0
