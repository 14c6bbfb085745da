"""Forms of agreements. Every free text in them is guarded; what was typed comes back, whatever is wrong with it."""
