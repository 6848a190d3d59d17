"""Anonymous figures of a year or a school year, for whoever is told nothing of a person.

Numbers below the limit are hidden, and others with them (core/small_numbers). Begin with rules.
"""
