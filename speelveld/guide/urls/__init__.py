"""Addresses of the guide, inside an organisation and for everybody when its owner allows that."""
