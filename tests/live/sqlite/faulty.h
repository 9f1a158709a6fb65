// A file system for SQLite that fails when it is told to; otherwise it is the one of the machine.
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

// What fails next: the `nth` call of an operation on a file of that ending. It fails once.
static struct {
    const char *operation, *ending;
    int nth, code;
    bool done; // it is done all the same
} fault;

struct file {
    sqlite3_file base;
    const char *name;
    sqlite3_file real[];
};

static bool failing(const char *operation, const char *name) {
    name = name == NULL ? "" : name; // of a temporary file
    size_t length = strlen(name), ending = fault.ending == NULL ? 0 : strlen(fault.ending);
    if (fault.operation == NULL || strcmp(operation, fault.operation) != 0 || length < ending ||
        strcmp(name + length - ending, fault.ending) != 0 || --fault.nth > 0) {
        return false;
    }
    fault.operation = NULL;
    if (fault.code == SQLITE_NOMEM) { // no file operation fails so: it is done, and from now on there is no memory
        sqlite3_hard_heap_limit64(sqlite3_memory_used());
        return false;
    }
    return true;
}

static sqlite3_vfs *machine;

static struct file *of(sqlite3_file *f) {
    return (struct file *)f;
}

// A method of a file: fails, or hands on.
#define HAND_ON(method, operation, parameters, ...)                           \
    static int method parameters {                                              \
        bool fails = failing(operation, of(f)->name);                         \
        int code = fault.code;                                                \
        if (fails && !fault.done) {                                           \
            return code;                                                      \
        }                                                                     \
        int result = of(f)->real->pMethods->x##method(of(f)->real __VA_ARGS__); \
        return fails ? code : result;                                         \
    }

HAND_ON(Read, "read", (sqlite3_file * f, void *to, int count, sqlite3_int64 at), , to, count, at)
HAND_ON(Write, "write", (sqlite3_file * f, const void *from, int count, sqlite3_int64 at), , from, count, at)
HAND_ON(Truncate, "truncate", (sqlite3_file * f, sqlite3_int64 size), , size)
HAND_ON(Sync, "sync", (sqlite3_file * f, int flags), , flags)
HAND_ON(FileSize, "size", (sqlite3_file * f, sqlite3_int64 *size), , size)
HAND_ON(Unlock, "unlock", (sqlite3_file * f, int level), , level)
HAND_ON(CheckReservedLock, "reserved", (sqlite3_file * f, int *held), , held)
HAND_ON(FileControl, "control", (sqlite3_file * f, int what, void *value), , what, value)
HAND_ON(ShmMap, "map", (sqlite3_file * f, int page, int size, int extend, void volatile **to), , page, size, extend, to)
HAND_ON(ShmLock, "shmlock", (sqlite3_file * f, int offset, int count, int flags), , offset, count, flags)

static int Lock(sqlite3_file *f, int level) {
    static const char *const levels[] = {"", "shared", "reserved lock", "pending", "exclusive"};
    return failing(levels[level], of(f)->name) ? fault.code : of(f)->real->pMethods->xLock(of(f)->real, level);
}

static int Close(sqlite3_file *f) {
    return of(f)->real->pMethods->xClose(of(f)->real);
}

static int SectorSize(sqlite3_file *f) {
    return of(f)->real->pMethods->xSectorSize(of(f)->real);
}

static int DeviceCharacteristics(sqlite3_file *f) {
    return of(f)->real->pMethods->xDeviceCharacteristics(of(f)->real);
}

static void ShmBarrier(sqlite3_file *f) {
    of(f)->real->pMethods->xShmBarrier(of(f)->real);
}

static int ShmUnmap(sqlite3_file *f, int delete) {
    return of(f)->real->pMethods->xShmUnmap(of(f)->real, delete);
}

static const sqlite3_io_methods METHODS = {
    .iVersion = 2, .xClose = Close, .xRead = Read, .xWrite = Write, .xTruncate = Truncate, .xSync = Sync,
    .xFileSize = FileSize, .xLock = Lock, .xUnlock = Unlock, .xCheckReservedLock = CheckReservedLock,
    .xFileControl = FileControl, .xSectorSize = SectorSize, .xDeviceCharacteristics = DeviceCharacteristics,
    .xShmMap = ShmMap, .xShmLock = ShmLock, .xShmBarrier = ShmBarrier, .xShmUnmap = ShmUnmap,
};

static int Open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out) {
    (void)vfs;
    f->pMethods = NULL;
    if (failing("open", name)) {
        return fault.code;
    }
    of(f)->name = name;
    int result = machine->xOpen(machine, name, of(f)->real, flags, out);
    f->pMethods = result == SQLITE_OK ? &METHODS : NULL;
    return result;
}

static int Delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs;
    bool fails = failing("delete", name);
    int result = fails && !fault.done ? fault.code : machine->xDelete(machine, name, sync);
    return fails ? fault.code : result;
}

static int Access(sqlite3_vfs *vfs, const char *name, int flags, int *out) {
    (void)vfs;
    return failing("access", name) ? fault.code : machine->xAccess(machine, name, flags, out);
}

static int FullPathname(sqlite3_vfs *vfs, const char *name, int count, char *out) {
    (void)vfs;
    return failing("path", name) ? fault.code : machine->xFullPathname(machine, name, count, out);
}

// Makes it the file system of every connection.
static void install(void) {
    static sqlite3_vfs faulty;
    machine = sqlite3_vfs_find(NULL);
    faulty = *machine;
    faulty.zName = "faulty";
    faulty.szOsFile = (int)sizeof(struct file) + machine->szOsFile;
    faulty.xOpen = Open;
    faulty.xDelete = Delete;
    faulty.xAccess = Access;
    faulty.xFullPathname = FullPathname;
    sqlite3_vfs_register(&faulty, 1);
}
