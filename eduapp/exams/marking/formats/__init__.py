"""Files of examiners who mark without this program's database: what leaves, and what comes back.

Nothing of them holds a name, or a mark of anybody but the examiner. Begin with desk_file.py.
"""
