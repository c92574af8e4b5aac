#define _GNU_SOURCE
#include "CTerminalLife.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { patience_milliseconds = 2000, step_milliseconds = 5 };

// Programs would inherit our blocked signals: an editor that can't be told the window's size.
static int spawn(
    char *const arguments[], const posix_spawn_file_actions_t *actions, pid_t *child) {
  posix_spawnattr_t attributes;
  sigset_t none;
  sigset_t pipe_signal;
  sigemptyset(&none);
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &pipe_signal);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  const int failed = posix_spawnp(child, arguments[0], actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  return failed;
}

static int start(char *const arguments[], int input, pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const int failed = spawn(arguments, &actions, child);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0;
}

// A program that doesn't read must not hold the terminal thread.
static int feed(int pipe_end, const uint8_t *bytes, long length) {
  fcntl(pipe_end, F_SETFL, O_NONBLOCK);
  while (length > 0) {
    const ssize_t written = write(pipe_end, bytes, (size_t)length);
    if (written > 0) {
      bytes += written;
      length -= written;
    } else if (errno == EAGAIN) {
      struct pollfd wait = {.fd = pipe_end, .events = POLLOUT};
      if (poll(&wait, 1, patience_milliseconds) <= 0) {
        return 0;
      }
    } else if (errno != EINTR) {
      return 0;
    }
  }
  return 1;
}

static int ended_well(pid_t child) {
  const struct timespec step = {.tv_nsec = step_milliseconds * 1000000L};
  for (int waited = 0; waited < patience_milliseconds; waited += step_milliseconds) {
    int status;
    const pid_t got = waitpid(child, &status, WNOHANG);
    if (got == child) {
      return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    if (got < 0 && errno != EINTR) {
      return 0;
    }
    nanosleep(&step, NULL);
  }
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
  return 0;
}

int dutydesk_feed_program(char *const arguments[], const uint8_t *bytes, long length) {
  int ends[2];
  pid_t child;
  if (pipe2(ends, O_CLOEXEC) != 0) {
    return 0;
  }
  const int started = start(arguments, ends[0], &child);
  close(ends[0]);
  const int fed = started && feed(ends[1], bytes, length);
  close(ends[1]);
  return started && ended_well(child) && fed;
}

int dutydesk_run_program(char *const arguments[]) {
  pid_t child;
  int status;
  if (spawn(arguments, NULL, &child) != 0) {
    return -1;
  }
  while (1) {
    const pid_t got = waitpid(child, &status, WUNTRACED);
    if (got < 0 && errno != EINTR) {
      return -1;
    }
    if (got == child && WIFSTOPPED(status)) {
      // The shell waits for the whole job to stop, and wakes all of it again.
      dutydesk_stop_process_group();
      kill(child, SIGCONT);
    } else if (got == child) {
      return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
  }
}
