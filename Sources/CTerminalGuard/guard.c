#include "CTerminalGuard.h"
int canvass_guard_placeholder(void) { return 0; }
