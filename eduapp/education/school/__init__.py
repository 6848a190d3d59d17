"""The school that teaches here: the issuer on every paper, the site it serves, terms and lesson times.

The prison's own names are kept only so that papers can be checked never to show them.
"""
