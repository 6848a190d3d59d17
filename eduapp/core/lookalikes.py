"""Letters of other alphabets that nobody can tell from Latin ones on paper, for whoever looks for words."""

# Small ones (Cyrillic, Greek, IPA), small capitals among them. Capitals stand apart: Η is like H, η like n.
SMALL = str.maketrans(
    "аеорсухіјѕԁԛԝһӏкмтвнɡгαβεικνορτυχηωγɑꞑʟɴꜱᴇꜰɢᴀᴏᴛʀɪᴋᴍᴅᴠᴘᴄʙʜᴊᴜᴡʏᴢƒ",
    "aeopcyxijsdqwhlkmtbhgrabeikvoptuxnwyanlnsefgaotrikmdvpcbhjuwyzf",
)
CAPITALS = str.maketrans(
    "АЕІОРСУХКМВТНЅЈԚԜҺӀΑΒΕΖΗΙΚΜΝΟΡΤΧΥ",
    "AEIOPCYXKMBTHSJQWHIABEZHIKMNOPTXY",
)
