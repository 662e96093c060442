"""Texts that act on a terminal where they reach one as they are."""

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
C1_ST, C1_OSC, C1_CSI, C1_DCS = "\u009c", "\u009d", "\u009b", "\u0090"

# Whether the raw text can be seen to act in tmux: it must, where it is the control.
TITLE, CLIPBOARD, REPLY, CURSOR, QUIET = "title", "clipboard", "reply", "cursor", "quiet"


def titles():
    for number, end in ((0, BEL), (2, BEL), (0, ST), (2, ST)):
        yield TITLE, f"{ESC}]{number};PWNED{end}"
    yield TITLE, f"{ESC}]0;PWNED and more; with signs{BEL}"
    yield QUIET, f"{ESC}]1;PWNED{BEL}"
    yield QUIET, f"{ESC}kPWNED{ST}"
    yield QUIET, f"{C1_OSC}0;PWNED{C1_ST}"
    yield QUIET, f"{C1_OSC}2;PWNED{BEL}"
    yield QUIET, f"{ESC}[22;0t{ESC}]0;PWNED{BEL}{ESC}[23;0t"


def clipboards():
    # "PWNED".
    for place in ("c", "p", "s", "", "c0", "pc"):
        for end in (BEL, ST):
            yield CLIPBOARD, f"{ESC}]52;{place};UFdORUQ={end}"
    yield QUIET, f"{ESC}]52;c;?{BEL}"
    yield QUIET, f"{C1_OSC}52;c;UFdORUQ={C1_ST}"
    yield QUIET, f"{ESC}Ptmux;{ESC}{ESC}]52;c;UFdORUQ={BEL}{ST}"


def links_and_colours():
    for end in (BEL, ST):
        yield QUIET, f"{ESC}]8;;http://example.org/{end}here{ESC}]8;;{end}"
        yield QUIET, f"{ESC}]8;id=a;file:///etc/passwd{end}here"
        # Which tmux answers only where somebody is attached to it.
        yield QUIET, f"{ESC}]10;?{end}"
        yield QUIET, f"{ESC}]11;?{end}"
        yield QUIET, f"{ESC}]4;1;?{end}"
        yield QUIET, f"{ESC}]104{end}"
        yield QUIET, f"{ESC}]9;PWNED{end}"
        yield QUIET, f"{ESC}]777;notify;PWNED;PWNED{end}"
        yield QUIET, f"{ESC}]1337;SetMark{end}"
        yield QUIET, f"{ESC}]133;A{end}"
        yield QUIET, f"{ESC}]7;file:///etc{end}"


def device_strings():
    for text in ("$qm", "$qr", '$q"p', "$q q", "+q544e", "+q436f;524742", "=1s", "1$r0m", "q#0~-"):
        yield QUIET, f"{ESC}P{text}{ST}"
        yield QUIET, f"{C1_DCS}{text}{C1_ST}"
    for opener in "_^X":
        yield QUIET, f"{ESC}{opener}PWNED{ST}"
    for opener in "\u009f\u009e\u0098":
        yield QUIET, f"{opener}PWNED{C1_ST}"


def questions():
    for text in ("6n", "5n", "c", "0c", ">c", ">0c", ">q"):
        yield REPLY, f"{ESC}[{text}"
    for text in ("18t",):
        yield REPLY, f"{ESC}[{text}"
    for text in ("=c", "21t", "20t", "14t", "11t", "19t", "x", "?6n", "?1$p", "?2026$p", "?u", "1+r"):
        yield QUIET, f"{ESC}[{text}"
    for text in ("6n", "5n", "c", ">c", "21t", "18t"):
        yield QUIET, f"{C1_CSI}{text}"
    yield QUIET, f"{ESC}Z"
    yield QUIET, "\x05"


def movements():
    for text in ("H", "1;1H", "5;5H", "3A", "10D", "2J" + ESC + "[H", "10G", "3d", "2E", "2F", "10C"):
        yield CURSOR, f"{ESC}[{text}"
    for text in (
            "K", "1K", "J", "3J", "2J", "L", "M", "@", "P", "X", "7m", "8m", "0;31m", "5m", "s", "r",
            "2;3r", "?25l", "?1049h", "?1000h", "?1006h", "?2004h", "?7l", "?5h", "4h", "20h", "?1h",
            "!p", "8;10;10t", "1 q"):
        yield QUIET, f"{ESC}[{text}"
    for text in ("H", "2J", "3A", "7m", "?25l"):
        yield QUIET, f"{C1_CSI}{text}"
    for text in ("7", "=", ">", "H", "N", "O", "#8", "(0", "%G"):
        yield QUIET, f"{ESC}{text}"
    for text in ("M", "E", "D", "c"):
        yield CURSOR, f"{ESC}{text}"
    for text in ("\u0084", "\u0085", "\u0088", "\u008d", "\u008e", "\u008f", "\u0096", "\u009a"):
        yield QUIET, text


def controls():
    yield CURSOR, "paid 500\rpaid 100"
    yield CURSOR, "secret\b\b\b\b\b\b"
    yield CURSOR, "one\x0btwo"
    yield CURSOR, "one\x0ctwo"
    for text in ("\x07", "\x0e", "\x0f", "\x7f", "\x11", "\x13", "\x18", "\x1a", "\x1c", "\x1f"):
        yield QUIET, f"one{text}two"


def directions():
    for sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
        yield QUIET, f"paid {sign}001\u202c today"
    yield QUIET, "file\u202egpj.exe"
    yield QUIET, "one\u2069two\u202cthree"


def unterminated():
    for text in ("[", "]0;PWNED", "]52;c;UFdORUQ=", "P$q", "_PWNED", "]8;;http://example.org", "[38;5;", ""):
        yield QUIET, f"one{ESC}{text}"
    for text in (C1_CSI, f"{C1_OSC}0;PWNED", C1_DCS):
        yield QUIET, f"one{text}"


FAMILIES = (
    titles, clipboards, links_and_colours, device_strings, questions, movements, controls,
    directions, unterminated)
CASES = [case for family in FAMILIES for case in family()]


def is_harmless(text, is_data=False):
    """Whether nothing is left that could act, hide or turn a line of text around. Data keeps its
    directions: in Arabic and Hebrew they belong to what was said."""
    return not any(
        ord(sign) < 0x20 and sign not in "\n\t" or 0x7F <= ord(sign) < 0xA0
        or not is_data and (0x202A <= ord(sign) <= 0x202E or 0x2066 <= ord(sign) <= 0x2069)
        or 0xDC80 <= ord(sign) <= 0xDCFF
        for sign in text)


def is_seen(kind, effect):
    """Whether a raw text was seen to act. That the cursor is elsewhere than behind as many characters
    says something of those alone that are there to move it."""
    return effect in (TITLE, CLIPBOARD, REPLY) or effect == CURSOR and kind == CURSOR
