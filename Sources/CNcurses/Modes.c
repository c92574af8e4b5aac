#define _GNU_SOURCE
#include "CTerminalLife.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int dutydesk_modes_read(int descriptor, struct termios *modes) {
  return tcgetattr(descriptor, modes);
}

int dutydesk_modes_write(int descriptor, const struct termios *modes) {
  int result;
  do {
    result = tcsetattr(descriptor, TCSADRAIN, modes);
  } while (result < 0 && errno == EINTR);
  return result;
}

int dutydesk_modes_set_raw(int descriptor, const struct termios *before) {
  struct termios raw = *before;
  cfmakeraw(&raw);
  // Ctrl-S must never freeze the screen, whatever the shell had.
  raw.c_iflag &= (tcflag_t) ~(IXON | IXOFF | IXANY);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  return dutydesk_modes_write(descriptor, &raw);
}

int dutydesk_modes_print(const struct termios *modes, char *text, int capacity) {
  int used = snprintf(text, (size_t)capacity, "%x:%x:%x:%x", modes->c_iflag, modes->c_oflag,
                      modes->c_cflag, modes->c_lflag);
  for (int i = 0; i < NCCS; i++) {
    if (used < 0 || used >= capacity) {
      return -1;
    }
    used += snprintf(text + used, (size_t)(capacity - used), ":%x", modes->c_cc[i]);
  }
  return used < capacity ? used : -1;
}

static int next_field(const char **text, int isLast, unsigned long *value) {
  char *end;
  errno = 0;
  *value = strtoul(*text, &end, 16);
  if (errno != 0 || end == *text) {
    return -1;
  }
  if (isLast ? (*end != '\0' && *end != '\n') : *end != ':') {
    return -1;
  }
  *text = end + 1;
  return 0;
}

int dutydesk_modes_parse(const char *text, struct termios *modes) {
  struct termios read = *modes;
  unsigned long value;
  tcflag_t *flags[] = {&read.c_iflag, &read.c_oflag, &read.c_cflag, &read.c_lflag};
  for (int i = 0; i < 4; i++) {
    if (next_field(&text, 0, &value) != 0) {
      return -1;
    }
    *flags[i] = (tcflag_t)value;
  }
  for (int i = 0; i < NCCS; i++) {
    if (next_field(&text, i == NCCS - 1, &value) != 0 || value > 255) {
      return -1;
    }
    read.c_cc[i] = (cc_t)value;
  }
  *modes = read;
  return 0;
}

int dutydesk_modes_are_cooked(const struct termios *modes) {
  return (modes->c_lflag & ICANON) != 0 && (modes->c_lflag & ECHO) != 0;
}

int dutydesk_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
    return -1;
  }
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

int dutydesk_write_fully(int descriptor, const uint8_t *bytes, long length) {
  int calls = 0;
  while (length > 0) {
    const ssize_t written = write(descriptor, bytes, (size_t)length);
    if (written > 0) {
      bytes += written;
      length -= written;
      calls += 1;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      struct pollfd wait = {.fd = descriptor, .events = POLLOUT};
      poll(&wait, 1, 1000);
      if (wait.revents & (POLLERR | POLLHUP | POLLNVAL)) {
        return -1;
      }
    } else if (errno != EINTR) {
      return -1;
    }
  }
  return calls;
}
