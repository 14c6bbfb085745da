"""Staff files on their way in: read, guess columns, check every row, work out what would change.

Nothing here knows Django: bytes and the present state in, a plan out. Whatever is wrong is a word of
`speelveld.organisations.texts`, so that each reader gets it in the own language.
"""
