"""Addresses: outside any organisation, and inside one."""
