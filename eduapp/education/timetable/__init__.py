"""When groups meet: sessions on a day, from a minute to a minute, at a place."""
