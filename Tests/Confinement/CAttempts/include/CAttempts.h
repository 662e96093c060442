// Ways out of a process, each tried by its system call. Each gives 0 if it was open, else the error number.
#pragma once
#include <sys/types.h>

// A program that is not there: ENOENT means that the kernel went to look.
int attempt_exec(void);
int attempt_fork(void);
int attempt_vfork(void);
int attempt_clone(void);
int attempt_clone3(void);
int attempt_trace(void);
int attempt_read_of(pid_t other);
// Puts a key into the terminal's input.
int attempt_push(void);
