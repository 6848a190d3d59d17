"""What opens things at the school with invented people. All are told, so none of it protects anything."""

SIGN_IN = "fire gode ord her"  # everybody's
ISSUING = "fem gode ord til bevis"  # before papers are issued
ROOT = ("sju røde båter i vika", "ni hvite fjell om natta")  # of the root key: the leader's, the principal's
