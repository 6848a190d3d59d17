"""What makes a certificate checkable by anybody, without a network, for ever: pure formats and keys.

    base45_text, cbor, cose   bytes with one meaning, signed
    facts → code → square     what is printed, as signed text, as a square of dots
    keys, keyfile             who signs, and how the keys are kept and brought back
    register, status_list     what was issued in which order, and what was replaced or revoked since
    verdict                   all of it together: genuine, or exactly what else

Nothing here tells where a paper was earned: no host, no address, no site, and the issuer by its public name.
No Qt, no database, no drawing. Never made here: a decision what a paper says; that was frozen at issue.
"""
