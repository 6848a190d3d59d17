"""The keys of the school: made by two people, kept where nobody has them alone, changed every year.

The root key signs which issuing keys there are. It is in no database: an encrypted file opens with the
passwords of two people together, and two printed halves bring it back without the file. The issuing key
signs papers; its box lies in the database, so that every office PC can open it with the password of issuing.
Every list of public keys is kept as it was signed, for ever.
"""
