#pragma once

// Installs and removes the handlers of the signals that mean a fault of the program.
void catch_crashes(void);
void release_crashes(void);
