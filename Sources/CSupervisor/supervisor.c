#define _GNU_SOURCE
#include "CSupervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 1500 };

// In the program's process: never returns. What goes wrong goes up the pipe as a number.
static void become(const char *const *arguments, int output, int failure) {
  setpgid(0, 0);
  // The watcher may be killed, too.
  prctl(PR_SET_PDEATHSIG, SIGINT);
  struct sigaction usual = {.sa_handler = SIG_DFL};
  sigemptyset(&usual.sa_mask);
  for (int i = 1; i < 32; i++) sigaction(i, &usual, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  // Should it write files nevertheless, they are for the owner alone.
  umask(077);
  int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, 0);
  dup2(output, 1);
  dup2(nothing, 2);
  if (nothing > 2) close(nothing);
  execvp(arguments[0], (char *const *)arguments);
  int why = errno;
  ssize_t written = write(failure, &why, sizeof why);
  (void)written;
  _exit(127);
}

// Waits for the program's end so long; whether it ended.
static int ends_within(int children, pid_t program, int milliseconds) {
  struct pollfd wait = {.fd = children, .events = POLLIN};
  for (;;) {
    if (waitpid(program, NULL, WNOHANG) == program) return 1;
    struct signalfd_siginfo info;
    int ready = poll(&wait, 1, milliseconds);
    if (ready == 0) return 0;
    if (ready > 0 && read(children, &info, sizeof info) < 0 && errno != EAGAIN) return 0;
  }
}

// In the watcher's process: never returns.
static void watch(const char *const *arguments, int line, int output, int failure) {
  setsid();
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  int children = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  pid_t program = children < 0 ? -1 : fork();
  if (program == 0) become(arguments, output, failure);
  if (program < 0) {
    int why = errno;
    ssize_t written = write(failure, &why, sizeof why);
    (void)written;
    _exit(126);
  }
  setpgid(program, program);
  // Nothing of the program that started it is held open: neither its terminal nor its files.
  for (int i = 0; i < 1024; i++) {
    if (i != line && i != children) close(i);
  }
  struct pollfd waits[2] = {{.fd = line, .events = POLLIN}, {.fd = children, .events = POLLIN}};
  for (;;) {
    poll(waits, 2, -1);
    struct signalfd_siginfo info;
    while (read(children, &info, sizeof info) > 0) continue;
    if (waitpid(program, NULL, WNOHANG) == program) break;
    if (waits[0].revents == 0) continue;
    kill(-program, SIGINT);
    if (ends_within(children, program, PATIENCE_MS)) break;
    kill(-program, SIGTERM);
    if (ends_within(children, program, PATIENCE_MS)) break;
    kill(-program, SIGKILL);
    waitpid(program, NULL, 0);
    break;
  }
  // What it started itself goes with it.
  kill(-program, SIGKILL);
  _exit(0);
}

// The three pipes of a start: what holds the program, what it writes, why it could not be started.
static int open_pipes(int pipes[3][2]) {
  for (int i = 0; i < 3; i++) {
    if (pipe2(pipes[i], O_CLOEXEC) == 0) continue;
    int why = errno;
    for (int j = 0; j < i; j++) {
      close(pipes[j][0]);
      close(pipes[j][1]);
    }
    errno = why;
    return -1;
  }
  return 0;
}

pid_t supervisor_start(const char *const *arguments, int *line, int *output) {
  int pipes[3][2];
  if (open_pipes(pipes) != 0) return -1;
  int *held = pipes[0], *written = pipes[1], *failure = pipes[2];
  pid_t watcher = fork();
  if (watcher == 0) {
    close(held[1]);
    close(written[0]);
    close(failure[0]);
    watch(arguments, held[0], written[1], failure[1]);
  }
  int why = errno;
  close(held[0]);
  close(written[1]);
  close(failure[1]);
  ssize_t count = watcher < 0 ? (ssize_t)sizeof why : -1;
  // Ends without a number once the program runs.
  while (watcher > 0 && (count = read(failure[0], &why, sizeof why)) < 0 && errno == EINTR) continue;
  close(failure[0]);
  if (count == 0) {
    *line = held[1];
    *output = written[0];
    return watcher;
  }
  close(held[1]);
  close(written[0]);
  while (watcher > 0 && waitpid(watcher, NULL, 0) < 0 && errno == EINTR) continue;
  errno = why;
  return -1;
}

void supervisor_stop(pid_t watcher, int line) {
  close(line);
  while (waitpid(watcher, NULL, 0) < 0 && errno == EINTR) continue;
}

int supervisor_has_ended(pid_t watcher, int line) {
  if (waitpid(watcher, NULL, WNOHANG) != watcher) return 0;
  close(line);
  return 1;
}
