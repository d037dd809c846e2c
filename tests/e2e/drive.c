// A drive that goes away, fills up or becomes read-only under a running program: loaded before the C library, it fails the
// calls on files in the folder LINSHENG_TEST_DRIVE as such a drive would, for as long as the file LINSHENG_TEST_STATE says
// "gone", "full" or "read-only". Only tests use it; the product knows nothing of it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum what { LOOKS, WRITES };

static int (*real_open)(const char *, int, ...);
static ssize_t (*real_read)(int, void *, size_t);

__attribute__((constructor)) static void find(void) {
  real_open = dlsym(RTLD_NEXT, "open");
  real_read = dlsym(RTLD_NEXT, "read");
}

/* What the drive answers to a call of this kind; 0 while it is sound. */
static int fault(enum what what) {
  const char *state = getenv("LINSHENG_TEST_STATE");
  char text[16] = "";
  int file = state == NULL || real_open == NULL ? -1 : real_open(state, O_RDONLY);
  if (file < 0) {
    return 0;
  }
  real_read(file, text, sizeof text - 1);
  close(file);
  if (strncmp(text, "gone", 4) == 0) {
    return EIO;
  }
  if (what == LOOKS) {
    return 0;
  }
  return strncmp(text, "full", 4) == 0 ? ENOSPC : strncmp(text, "read-only", 9) == 0 ? EROFS : 0;
}

static int path_fault(const char *path, enum what what) {
  const char *drive = getenv("LINSHENG_TEST_DRIVE");
  int kept = errno;
  int found = drive != NULL && path != NULL && strncmp(path, drive, strlen(drive)) == 0 ? fault(what) : 0;
  errno = kept;
  return found;
}

static int file_fault(int file, enum what what) {
  char link[32], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) {
    return 0;
  }
  path[length] = 0;
  return path_fault(path, what);
}

#define WRAP(type, name, arguments, call, found) \
  type name arguments {                          \
    static type(*real) arguments;                \
    if (real == NULL) {                          \
      real = dlsym(RTLD_NEXT, #name);            \
    }                                            \
    int failed = found;                          \
    if (failed != 0) {                           \
      errno = failed;                            \
      return -1;                                 \
    }                                            \
    return real call;                            \
  }

#define ON_FILE(type, name, arguments, call, what) WRAP(type, name, arguments, call, file_fault(file, what))
#define ON_PATH(type, name, arguments, call, what) WRAP(type, name, arguments, call, path_fault(path, what))

ON_FILE(ssize_t, read, (int file, void *bytes, size_t size), (file, bytes, size), LOOKS)
ON_FILE(ssize_t, pread, (int file, void *bytes, size_t size, off_t at), (file, bytes, size, at), LOOKS)
ON_FILE(ssize_t, pread64, (int file, void *bytes, size_t size, off64_t at), (file, bytes, size, at), LOOKS)
ON_FILE(ssize_t, write, (int file, const void *bytes, size_t size), (file, bytes, size), WRITES)
ON_FILE(ssize_t, pwrite, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at), WRITES)
ON_FILE(ssize_t, pwrite64, (int file, const void *bytes, size_t size, off64_t at), (file, bytes, size, at), WRITES)
ON_FILE(int, fsync, (int file), (file), WRITES)
ON_FILE(int, fdatasync, (int file), (file), WRITES)
ON_FILE(int, fstat, (int file, struct stat *state), (file, state), LOOKS)
ON_FILE(int, fstat64, (int file, struct stat64 *state), (file, state), LOOKS)
ON_PATH(int, access, (const char *path, int mode), (path, mode), LOOKS)
ON_PATH(int, stat, (const char *path, struct stat *state), (path, state), LOOKS)
ON_PATH(int, stat64, (const char *path, struct stat64 *state), (path, state), LOOKS)
ON_PATH(int, unlink, (const char *path), (path), WRITES)
ON_PATH(int, mkdir, (const char *path, mode_t mode), (path, mode), WRITES)
ON_PATH(int, rename, (const char *path, const char *to), (path, to), WRITES)

int statx(int folder, const char *restrict path, int flags, unsigned mask, struct statx *restrict state) {
  static int (*real)(int, const char *, int, unsigned, struct statx *);
  if (real == NULL) {
    real = dlsym(RTLD_NEXT, "statx");
  }
  int failed = path == NULL || *path == 0 ? file_fault(folder, LOOKS) : path_fault(path, LOOKS);
  if (failed != 0) {
    errno = failed;
    return -1;
  }
  return real(folder, path, flags, mask, state);
}

/* A file that is to be made needs room, one that is to be written needs a drive that can be written to. */
static int open_fault(const char *path, int flags) {
  int failed = path_fault(path, (flags & (O_WRONLY | O_RDWR | O_CREAT)) == 0 ? LOOKS : WRITES);
  return failed == ENOSPC && (real_open == NULL || access(path, F_OK) == 0) ? 0 : failed;
}

#define OPEN(name)                                 \
  int name(const char *path, int flags, ...) {     \
    static int (*real)(const char *, int, ...);    \
    if (real == NULL) {                            \
      real = dlsym(RTLD_NEXT, #name);              \
    }                                              \
    va_list more;                                  \
    va_start(more, flags);                         \
    mode_t mode = va_arg(more, mode_t);            \
    va_end(more);                                  \
    int failed = open_fault(path, flags);          \
    if (failed != 0) {                             \
      errno = failed;                              \
      return -1;                                   \
    }                                              \
    return real(path, flags, mode);                \
  }

OPEN(open)
OPEN(open64)
