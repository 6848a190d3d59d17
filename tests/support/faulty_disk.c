/* A disk that fails, between a program and the C library: put before it with LD_PRELOAD.

   Every call that changes something below one folder is a write point. `faulty_disk_arm` lets the calls from
   the n-th to the m-th fail with an error, as the kernel would: a write that meets EIO or ENOSPC leaves the
   half of its bytes there. Points are numbered by those calls that the error can come from. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { GROWS = 1, SYNCS = 2, NAMES = 4, OPENS = 8 }; /* what a call does, and so what can go wrong */

static char folder[PATH_MAX];
static size_t folder_length;
static long first, last, points, failed;
static int error;

void faulty_disk_watch(const char *path) {
  folder_length = strlen(path);
  strncpy(folder, path, sizeof folder - 1);
}

void faulty_disk_arm(long from, long to, int kind) {
  points = failed = 0, first = from, last = to, error = kind;
}

void faulty_disk_mend(void) { first = last = 0, error = 0; }

long faulty_disk_points(void) { return points; }
long faulty_disk_failed(void) { return failed; }

static int is_below(const char *path) {
  return folder_length && !strncmp(path, folder, folder_length) &&
         (path[folder_length] == '/' || !path[folder_length]);
}

static int is_watched(int handle) {
  char link[64], path[PATH_MAX];
  if (!folder_length) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

static int is_watched_at(int place, const char *path) {
  return path[0] == '/' ? is_below(path) : place != AT_FDCWD && is_watched(place);
}

/* Whether this call fails. A full disk refuses what needs room, a read-only one everything but to sync. */
static int fails(int does) {
  int can = error == EROFS ? does & (GROWS | NAMES | OPENS) : error == ENOSPC ? does & (GROWS | OPENS) : does;
  if (!error || !can) return 0;
  long point = __atomic_add_fetch(&points, 1, __ATOMIC_SEQ_CST);
  if (point < first || point > last) return 0;
  failed++;
  errno = error;
  return 1;
}

#define REAL(result, name, ...)                                      \
  static result (*real)(__VA_ARGS__);                                \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define WRITES(name, offset)                                                  \
  ssize_t name(int handle, const void *bytes, size_t size, offset at) {       \
    REAL(ssize_t, name, int, const void *, size_t, offset);                   \
    if (is_watched(handle) && fails(GROWS)) {                                 \
      if (error != EROFS && size > 1) real(handle, bytes, size / 2, at);      \
      errno = error;                                                          \
      return -1;                                                              \
    }                                                                         \
    return real(handle, bytes, size, at);                                     \
  }
WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

ssize_t write(int handle, const void *bytes, size_t size) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (is_watched(handle) && fails(GROWS)) {
    if (error != EROFS && size > 1) real(handle, bytes, size / 2);
    errno = error;
    return -1;
  }
  return real(handle, bytes, size);
}

ssize_t writev(int handle, const struct iovec *parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  return is_watched(handle) && fails(GROWS) ? -1 : real(handle, parts, count);
}

#define COPIES(name, offset)                                               \
  ssize_t name(int to, int from, offset *at, size_t size) {                \
    REAL(ssize_t, name, int, int, offset *, size_t);                       \
    return is_watched(to) && fails(GROWS) ? -1 : real(to, from, at, size); \
  }
COPIES(sendfile, off_t)
COPIES(sendfile64, off64_t)

ssize_t copy_file_range(int from, off64_t *here, int to, off64_t *there, size_t size, unsigned how) {
  REAL(ssize_t, copy_file_range, int, off64_t *, int, off64_t *, size_t, unsigned);
  return is_watched(to) && fails(GROWS) ? -1 : real(from, here, to, there, size, how);
}

#define BY_HANDLE(name, does)                                  \
  int name(int handle) {                                       \
    REAL(int, name, int);                                      \
    return is_watched(handle) && fails(does) ? -1 : real(handle); \
  }
BY_HANDLE(fsync, SYNCS)
BY_HANDLE(fdatasync, SYNCS)

/* To cut needs no room, to lengthen does. */
static int lengthens(int handle, long long size) {
  struct stat known;
  return !fstat(handle, &known) && size > known.st_size;
}

#define CUTS(name, offset)                                                 \
  int name(int handle, offset size) {                                      \
    REAL(int, name, int, offset);                                          \
    if (is_watched(handle) && fails(lengthens(handle, size) ? GROWS : NAMES)) return -1; \
    return real(handle, size);                                             \
  }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

#define MAKES_ROOM(name, offset)                                               \
  int name(int handle, int how, offset at, offset size) {                      \
    REAL(int, name, int, int, offset, offset);                                 \
    return is_watched(handle) && fails(GROWS) ? -1 : real(handle, how, at, size); \
  }
MAKES_ROOM(fallocate, off_t)
MAKES_ROOM(fallocate64, off64_t)

#define MAKES_ROOM_POSIX(name, offset)                                            \
  int name(int handle, offset at, offset size) {                                  \
    REAL(int, name, int, offset, offset);                                         \
    return is_watched(handle) && fails(GROWS) ? error : real(handle, at, size);   \
  }
MAKES_ROOM_POSIX(posix_fallocate, off_t)
MAKES_ROOM_POSIX(posix_fallocate64, off64_t)

#define BY_PATH(name)                                       \
  int name(const char *path) {                              \
    REAL(int, name, const char *);                          \
    return is_below(path) && fails(NAMES) ? -1 : real(path); \
  }
BY_PATH(unlink)
BY_PATH(rmdir)

int unlinkat(int place, const char *path, int how) {
  REAL(int, unlinkat, int, const char *, int);
  return is_watched_at(place, path) && fails(NAMES) ? -1 : real(place, path, how);
}

#define MAKES(name)                                               \
  int name(const char *path, mode_t mode) {                       \
    REAL(int, name, const char *, mode_t);                        \
    return is_below(path) && fails(OPENS) ? -1 : real(path, mode); \
  }
MAKES(mkdir)

int chmod(const char *path, mode_t mode) {
  REAL(int, chmod, const char *, mode_t);
  return is_below(path) && fails(NAMES) ? -1 : real(path, mode);
}

int rename(const char *old, const char *new) {
  REAL(int, rename, const char *, const char *);
  return is_below(new) && fails(NAMES | OPENS) ? -1 : real(old, new);
}

int renameat(int from, const char *old, int to, const char *new) {
  REAL(int, renameat, int, const char *, int, const char *);
  return is_watched_at(to, new) && fails(NAMES | OPENS) ? -1 : real(from, old, to, new);
}

/* A file that is there can be opened on a full disk; on one that is closed only to be read. */
static int opening_fails(int place, const char *path, int how) {
  struct stat known;
  if (!(how & O_CREAT) && (how & O_ACCMODE) == O_RDONLY) return 0;
  if (!is_watched_at(place, path)) return 0;
  int is_new = (how & O_CREAT) && fstatat(place, path, &known, 0);
  return fails(is_new || error == EROFS ? OPENS : SYNCS);
}

#define OPENING(name)                                       \
  int name(const char *path, int how, ...) {                \
    va_list more;                                           \
    va_start(more, how);                                    \
    int mode = va_arg(more, int);                           \
    va_end(more);                                           \
    REAL(int, name, const char *, int, ...);                \
    if (opening_fails(AT_FDCWD, path, how)) return -1;      \
    return real(path, how, mode);                           \
  }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name)                                    \
  int name(int place, const char *path, int how, ...) {     \
    va_list more;                                           \
    va_start(more, how);                                    \
    int mode = va_arg(more, int);                           \
    va_end(more);                                           \
    REAL(int, name, int, const char *, int, ...);           \
    if (opening_fails(place, path, how)) return -1;         \
    return real(place, path, how, mode);                    \
  }
OPENING_AT(openat)
OPENING_AT(openat64)
