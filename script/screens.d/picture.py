"""Paints a screen as a small PNG: GNU Unifont, whose every glyph is 8 or 16 pixels wide and 16 high,
in xterm's own colours."""

from PIL import Image, ImageDraw, ImageFont

from screen import width

FONT = "/usr/share/fonts/opentype/unifont/unifont.otf"
CELL = (8, 16)
# xterm's defaults, and its ground and text.
COLOURS = {
    "black": 0x000000, "red": 0xCD0000, "green": 0x00CD00, "brown": 0xCDCD00, "blue": 0x0000EE,
    "magenta": 0xCD00CD, "cyan": 0x00CDCD, "white": 0xE5E5E5,
}
BRIGHT = {
    "black": 0x7F7F7F, "red": 0xFF0000, "green": 0x00FF00, "brown": 0xFFFF00, "blue": 0x5C5CFF,
    "magenta": 0xFF00FF, "cyan": 0x00FFFF, "white": 0xFFFFFF,
}
CURSOR = 0xFFB000


class Painter:
    def __init__(self, is_light=False):
        self.font = ImageFont.truetype(FONT, 16)
        self.text, self.ground = (0x000000, 0xFFFFFF) if is_light else (0xE5E5E5, 0x101010)

    def paint(self, screen, path):
        size = (screen.columns * CELL[0], screen.lines * CELL[1])
        image = Image.new("RGB", size, self._rgb(self.ground))
        draw = ImageDraw.Draw(image)
        draw.fontmode = "1"
        for row in range(screen.lines):
            for column, cell in enumerate(screen.row(row)):
                self._cell(draw, row, column, cell)
        if not screen.cursor.hidden:
            self._cursor(draw, screen.cursor)
        count = len(image.getcolors(4096))
        image.quantize(max(2, count), dither=Image.Dither.NONE).save(path, optimize=True)

    def _cell(self, draw, row, column, cell):
        if not cell.data:
            return
        left, top = column * CELL[0], row * CELL[1]
        right = left + CELL[0] * max(1, width(cell.data)) - 1
        text, ground = self._colour(cell.fg, self.text, cell.bold), self._colour(cell.bg, self.ground)
        if cell.reverse:
            text, ground = ground, text
        if ground != self.ground:
            draw.rectangle([left, top, right, top + CELL[1] - 1], fill=self._rgb(ground))
        if cell.data != " ":
            draw.text((left, top), cell.data, font=self.font, fill=self._rgb(text))
            if cell.bold:
                draw.text((left + 1, top), cell.data, font=self.font, fill=self._rgb(text))
        if cell.underscore:
            draw.line([left, top + 14, right, top + 14], fill=self._rgb(text))

    def _cursor(self, draw, cursor):
        left, top = cursor.x * CELL[0], cursor.y * CELL[1]
        draw.rectangle(
            [left, top, left + CELL[0] - 1, top + CELL[1] - 1], outline=self._rgb(CURSOR))

    @staticmethod
    def _colour(name, usual, is_bold=False):
        if name == "default":
            return usual
        if name in COLOURS:
            return (BRIGHT if is_bold else COLOURS)[name]
        if name.startswith("bright"):
            return BRIGHT[name[6:]]
        return int(name, 16)

    @staticmethod
    def _rgb(colour):
        return (colour >> 16, colour >> 8 & 255, colour & 255)
