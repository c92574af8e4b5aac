#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int dutydesk_pty_resize(int controller, int rows, int columns) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  size.ws_row = (unsigned short)rows;
  size.ws_col = (unsigned short)columns;
  return ioctl(controller, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int dutydesk_pty_open(int rows, int columns, struct dutydesk_pty *result) {
  const int controller = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (controller < 0) {
    return errno;
  }
  int failed = grantpt(controller) != 0 || unlockpt(controller) != 0;
  failed = failed || ptsname_r(controller, result->path, sizeof result->path) != 0;
  result->terminal = failed ? -1 : open(result->path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (result->terminal < 0) {
    const int reason = errno;
    close(controller);
    return reason;
  }
  result->controller = controller;
  return dutydesk_pty_resize(controller, rows, columns);
}

static void become_standard(void) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++) {
    signal(number, SIG_DFL);
  }
  sigprocmask(SIG_SETMASK, &none, NULL);
}

// Between fork and exec only signal-safe calls are made: the parent has threads.
static void run(
    int terminal, const char *program, char *const arguments[], char *const environment[],
    const char *folder) {
  setsid();
  ioctl(terminal, TIOCSCTTY, 0);
  dup2(terminal, 0);
  dup2(terminal, 1);
  dup2(terminal, 2);
  become_standard();
  close_range(3, ~0U, 0);
  if (folder == NULL || chdir(folder) == 0) {
    execve(program, arguments, environment);
  }
  _exit(127);
}

int dutydesk_pty_spawn(
    const struct dutydesk_pty *pair, const char *program, char *const arguments[],
    char *const environment[], const char *folder) {
  const pid_t child = fork();
  if (child == 0) {
    run(pair->terminal, program, arguments, environment, folder);
  }
  return child < 0 ? -errno : child;
}

static void wait_for_end(int process, int milliseconds) {
  const int descriptor = (int)syscall(SYS_pidfd_open, process, 0);
  struct pollfd entry = {.fd = descriptor, .events = POLLIN};
  if (descriptor >= 0) {
    poll(&entry, 1, milliseconds);
    close(descriptor);
  }
}

int dutydesk_pty_wait(int process, int milliseconds) {
  int status;
  pid_t got;
  wait_for_end(process, milliseconds);
  do {
    got = waitpid(process, &status, WNOHANG);
  } while (got < 0 && errno == EINTR);
  if (got == 0) {
    return -1;
  }
  if (got < 0) {
    return -2;
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int dutydesk_pty_signal(int process, int number) {
  return kill(process, number) == 0 ? 0 : errno;
}

int dutydesk_pty_bell_open(void) {
  return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

void dutydesk_pty_bell_ring(int bell) {
  eventfd_write(bell, 1);
}

void dutydesk_pty_bell_clear(int bell) {
  eventfd_t count;
  eventfd_read(bell, &count);
}
