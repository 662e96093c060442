// What Swift cannot see of ncursesw by itself: macros, and globals that Swift 6 does not allow.
#pragma once
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <stdlib.h>
#include <wchar.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <ncursesw/term.h>

// wchar.h declares it only with feature macros that clash with Swift's own view of glibc.
extern int wcwidth(wchar_t);

enum : unsigned { NC_BOLD = A_BOLD, NC_UNDERLINE = A_UNDERLINE, NC_REVERSE = A_REVERSE };

static inline int nc_colors(void) { return COLORS; }
static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline const cchar_t *nc_horizontal_line(void) { return WACS_HLINE; }
static inline const cchar_t *nc_vertical_line(void) { return WACS_VLINE; }
// The corners of a frame: top left, top right, bottom left, bottom right.
static inline const cchar_t *nc_corner(int which) {
  switch (which) {
    case 0: return WACS_ULCORNER;
    case 1: return WACS_URCORNER;
    case 2: return WACS_LLCORNER;
    default: return WACS_LRCORNER;
  }
}
static inline int nc_bytes_of_a_character(void) { return (int)MB_CUR_MAX; }

// A terminfo string, or NULL; ncurses says -1 for what is no string at all.
static inline const char *nc_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

static inline const char *nc_cursor_address(int row, int column) {
  return cursor_address == NULL ? NULL : tiparm(cursor_address, row, column);
}

// Whether the name is in the terminfo database; loads the description for nc_capability.
static inline int nc_load_description(const char *name, int descriptor) {
  int found = 0;
  return setupterm(name, descriptor, &found) == OK && found == 1;
}

// The bytes that move what stands from the cursor to the end of its row by so many cells, to the right for
// a positive count, to the left for a negative one; NULL where the terminal cannot.
static inline const char *nc_shift(int count) {
  char *capability = count > 0 ? parm_ich : parm_dch;
  return capability == NULL ? NULL : tiparm(capability, count > 0 ? count : -count);
}

// Does the same in the picture that ncurses has of the terminal.
static inline void nc_picture_shift(int row, int column, int count) {
  for (int cell = count > 0 ? count : -count; cell > 0; cell--) {
    if (count > 0) mvwinsch(curscr, row, column, ' ');
    else mvwdelch(curscr, row, column);
  }
}

static inline void nc_unload_description(void) {
  if (cur_term != NULL) del_curterm(cur_term);
}
