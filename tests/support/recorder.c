/* Preloaded into a program under test (LD_PRELOAD): writes down, one after the other, what the program does to
   the files below one folder, so that a test can cut the power at any of these moments (tests/support/power.py
   reads it). It can also let syncs fail. Nothing of it is used, or shipped, outside of the tests.

   Each record: a letter, the number of the file, a place, the length of a name and of data, then these two.
     o opened (place: 1 made, 2 emptied)   w written   t cut to a length   s synced
     r renamed (data: the new name)        l linked (data: the further name)
     u unlinked                            a what the program acknowledged (data) */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct head {
  uint64_t letter, file, place, name, data;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER; /* what is done and what is noted: in one order */
static int into = -1;
static char folder[PATH_MAX];
static char failing[64];
static int failures; /* so many syncs still fail; below zero all of them */

void recorder_start(const char *below, const char *path) {
  snprintf(folder, sizeof folder, "%s/", below);
  into = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void recorder_fail(const char *ending, int times) {
  snprintf(failing, sizeof failing, "%s", ending);
  failures = times;
}

static void note(char letter, uint64_t file, uint64_t place, const char *name, const void *data, size_t length) {
  struct head head = {letter, file, place, name ? strlen(name) : 0, length};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)name, head.name}, {(void *)data, length}};
  ssize_t done = syscall(SYS_writev, into, parts, 3);
  if (done != (ssize_t)(sizeof head + head.name + length)) _exit(70); /* else the test would judge half */
}

void recorder_acknowledge(const char *data) {
  pthread_mutex_lock(&turn);
  if (into >= 0) note('a', 0, 0, NULL, data, strlen(data));
  pthread_mutex_unlock(&turn);
}

static int is_below(const char *path) {
  return into >= 0 && !strncmp(path, folder, strlen(folder));
}

/* The name of an open file below the folder, and its number; 0 if it is none of them. */
static uint64_t of_file(int handle, char *name) {
  char link[64];
  struct stat told;
  if (into < 0 && !failures) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
  ssize_t length = readlink(link, name, PATH_MAX - 1);
  if (length < 0) return 0;
  name[length] = 0;
  if (!is_below(name) || fstat(handle, &told)) return 0;
  return told.st_ino;
}

static void whole(int from, const char *path, char *name) {
  char link[64];
  ssize_t length = 0;
  if (*path != '/') {
    if (from == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", from);
    length = readlink(link, name, PATH_MAX - 2);
    if (length < 0) length = 0;
    name[length++] = '/';
  }
  snprintf(name + length, PATH_MAX - length, "%s", path);
}

static int opened(int from, const char *path, int flags, mode_t mode) {
  char name[PATH_MAX];
  struct stat told;
  pthread_mutex_lock(&turn);
  int was_there = !fstatat(from, path, &told, 0);
  int handle = syscall(SYS_openat, from, path, flags, mode);
  int error = errno;
  if (handle >= 0 && (flags & (O_CREAT | O_TRUNC)) && (flags & O_TMPFILE) != O_TMPFILE) {
    uint64_t file = of_file(handle, name);
    int emptied = was_there && (flags & O_TRUNC) != 0;
    if (file && (!was_there || emptied)) note('o', file, was_there ? 2 : 1, name, NULL, 0);
  }
  pthread_mutex_unlock(&turn);
  errno = error;
  return handle;
}

#define OPEN(type, called, from)                                   \
  type {                                                           \
    mode_t mode = 0;                                               \
    if (flags & (O_CREAT | O_TMPFILE)) {                           \
      va_list more;                                                \
      va_start(more, flags);                                       \
      mode = va_arg(more, mode_t);                                 \
      va_end(more);                                                \
    }                                                              \
    return opened(from, path, flags, mode);                        \
  }
OPEN(int open(const char *path, int flags, ...), open, AT_FDCWD)
OPEN(int open64(const char *path, int flags, ...), open64, AT_FDCWD)
OPEN(int openat(int from, const char *path, int flags, ...), openat, from)
OPEN(int openat64(int from, const char *path, int flags, ...), openat64, from)

ssize_t write(int handle, const void *data, size_t length) {
  char name[PATH_MAX];
  if (into < 0 || handle == into) return syscall(SYS_write, handle, data, length);
  pthread_mutex_lock(&turn);
  ssize_t done = syscall(SYS_write, handle, data, length);
  int error = errno;
  uint64_t file = done > 0 ? of_file(handle, name) : 0;
  if (file) note('w', file, syscall(SYS_lseek, handle, 0, SEEK_CUR) - done, NULL, data, done);
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

ssize_t pwrite64(int handle, const void *data, size_t length, off64_t place) {
  char name[PATH_MAX];
  pthread_mutex_lock(&turn);
  ssize_t done = syscall(SYS_pwrite64, handle, data, length, place);
  int error = errno;
  uint64_t file = done > 0 ? of_file(handle, name) : 0;
  if (file) note('w', file, place, NULL, data, done);
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

ssize_t pwrite(int handle, const void *data, size_t length, off_t place) {
  return pwrite64(handle, data, length, place);
}

ssize_t sendfile64(int out, int in, off64_t *from, size_t length) {
  (void)out, (void)in, (void)from, (void)length;
  errno = ENOSYS; /* Python then copies by read and write, which is noted */
  return -1;
}

ssize_t sendfile(int out, int in, off_t *from, size_t length) {
  return sendfile64(out, in, from, length);
}

int ftruncate64(int handle, off64_t length) {
  char name[PATH_MAX];
  pthread_mutex_lock(&turn);
  int done = syscall(SYS_ftruncate, handle, length);
  int error = errno;
  uint64_t file = done ? 0 : of_file(handle, name);
  if (file) note('t', file, length, NULL, NULL, 0);
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

int ftruncate(int handle, off_t length) {
  return ftruncate64(handle, length);
}

static int synced(int handle, long call) {
  char name[PATH_MAX];
  pthread_mutex_lock(&turn);
  uint64_t file = of_file(handle, name);
  size_t length = file ? strlen(name) : 0, end = strlen(failing);
  if (file && failures && length >= end && !strcmp(name + length - end, failing)) {
    if (failures > 0) failures--;
    pthread_mutex_unlock(&turn);
    errno = EIO;
    return -1;
  }
  int done = syscall(call, handle);
  int error = errno;
  if (file && !done) note('s', file, 0, name, NULL, 0);
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

int fsync(int handle) {
  return synced(handle, SYS_fsync);
}

int fdatasync(int handle) {
  return synced(handle, SYS_fdatasync);
}

int renameat(int from, const char *old, int to, const char *fresh) {
  char before[PATH_MAX], after[PATH_MAX];
  pthread_mutex_lock(&turn);
  int done = syscall(SYS_renameat2, from, old, to, fresh, 0);
  int error = errno;
  whole(from, old, before);
  whole(to, fresh, after);
  if (!done && is_below(before)) note('r', 0, 0, before, after, strlen(after));
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

int rename(const char *old, const char *fresh) {
  return renameat(AT_FDCWD, old, AT_FDCWD, fresh);
}

int linkat(int from, const char *old, int to, const char *fresh, int flags) {
  char before[PATH_MAX], after[PATH_MAX];
  pthread_mutex_lock(&turn);
  int done = syscall(SYS_linkat, from, old, to, fresh, flags);
  int error = errno;
  whole(from, old, before);
  whole(to, fresh, after);
  if (!done && is_below(before)) note('l', 0, 0, before, after, strlen(after));
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

int link(const char *old, const char *fresh) {
  return linkat(AT_FDCWD, old, AT_FDCWD, fresh, 0);
}

int unlinkat(int from, const char *path, int flags) {
  char name[PATH_MAX];
  pthread_mutex_lock(&turn);
  int done = syscall(SYS_unlinkat, from, path, flags);
  int error = errno;
  whole(from, path, name);
  if (!done && !(flags & AT_REMOVEDIR) && is_below(name)) note('u', 0, 0, name, NULL, 0);
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

int unlink(const char *path) {
  return unlinkat(AT_FDCWD, path, 0);
}
