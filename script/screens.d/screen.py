"""What a terminal shows of the bytes that a program wrote: pyte, with what ncurses sends beyond it."""

import pyte
from pyte.screens import Char
from wcwidth import wcwidth


class Screen(pyte.Screen):
    """Cells as xterm would have them."""

    last = " "

    def draw(self, data):
        super().draw(data)
        self.last = data[-1]

    def repeat(self, count=1):
        """REP: the last character again, which xterm's description has for long lines."""
        self.draw(self.last * (count or 1))

    def erase_in_line(self, how=0, private=False):
        super().erase_in_line(how, private)
        at = self.cursor.x
        self._fill(self.cursor.y, {0: range(at, self.columns), 1: range(at + 1)}.get(how, range(self.columns)))

    def erase_in_display(self, how=0, *more, **named):
        super().erase_in_display(how, *more, **named)
        at = self.cursor.y
        for row in {0: range(at + 1, self.lines), 1: range(at)}.get(how, range(self.lines)):
            self._fill(row, range(self.columns))

    def _fill(self, row, columns):
        """What is erased has the background of the moment, also where nothing stood before."""
        for column in columns:
            if column not in self.buffer[row]:
                self.buffer[row][column] = self.default_char._replace(bg=self.cursor.attrs.bg)

    def scroll_up(self, count=1):
        self._scroll(count or 1, self.index, self.margins.bottom if self.margins else self.lines - 1)

    def scroll_down(self, count=1):
        self._scroll(count or 1, self.reverse_index, self.margins.top if self.margins else 0)

    def _scroll(self, count, step, row):
        former = self.cursor.y
        self.cursor.y = row
        for _ in range(count):
            step()
        self.cursor.y = former

    def select_graphic_rendition(self, *attributes, **ignored):
        super().select_graphic_rendition(*attributes)

    def row(self, number):
        """The cells of a row, from left to right."""
        return [self.buffer[number][column] for column in range(self.columns)]

    def text(self, number):
        return "".join(cell.data for cell in self.row(number))

    def put(self, number, column, text):
        """Writes over what stands there, in its own style."""
        for offset, character in enumerate(text):
            cell = self.buffer[number][column + offset]
            self.buffer[number][column + offset] = cell._replace(data=character)


class Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "b": "repeat", "S": "scroll_up", "T": "scroll_down"}
    events = pyte.ByteStream.events | {"repeat", "scroll_up", "scroll_down"}


def width(character):
    return max(0, wcwidth(character[0])) if character else 0


__all__ = ["Char", "Screen", "Stream", "width"]
