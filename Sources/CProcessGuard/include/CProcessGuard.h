// What keeps what a process knows from lying about after it. C, since prctl cannot be called from
// Swift.
#pragma once

// From now on a crash leaves no core, nobody but root can look into the memory, and files that are
// made belong to their owner alone.
void process_guard_raise(void);
