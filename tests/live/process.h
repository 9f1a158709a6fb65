// Signals to a server, and the signs that what was asked has happened.
//
// A signal is only on its way when kill() returns: a process of many threads runs on for a while. So
// nothing here returns before the thing is done, and what does not happen ends the program with a sentence.
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static inline double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// Waits for a sign.
#define UNTIL(what, sign)                                            \
    do {                                                             \
        for (double until_ = seconds() + 60; !(sign); usleep(5000)) { \
            if (seconds() > until_) {                                \
                fprintf(stderr, "not within 60 s: %s\n", what);      \
                exit(1);                                             \
            }                                                        \
        }                                                            \
    } while (0)

// How many threads of a process are stopped, and how many are not.
static inline void threads(pid_t pid, int *stopped, int *running) {
    char path[300], state;
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    *stopped = *running = 0;
    DIR *tasks = opendir(path);
    for (struct dirent *task; tasks != NULL && (task = readdir(tasks)) != NULL;) {
        snprintf(path, sizeof path, "/proc/%d/task/%s/stat", pid, task->d_name);
        FILE *stat = task->d_name[0] == '.' ? NULL : fopen(path, "r");
        if (stat != NULL && fscanf(stat, "%*d (%*[^)]) %c", &state) == 1) {
            ++*(state == 'T' ? stopped : running);
        }
        if (stat != NULL) {
            fclose(stat);
        }
    }
    if (tasks != NULL) {
        closedir(tasks);
    }
}

static inline int is_frozen(pid_t pid) {
    int stopped, running;
    threads(pid, &stopped, &running);
    return stopped > 0 && running == 0;
}

static inline int is_thawed(pid_t pid) {
    int stopped, running;
    threads(pid, &stopped, &running);
    return stopped == 0 && running > 0;
}

// Stops every thread of a process.
static inline void freeze(pid_t pid) {
    kill(pid, SIGSTOP);
    UNTIL("the server stops", is_frozen(pid));
}

// Lets every thread go on.
static inline void thaw(pid_t pid) {
    kill(pid, SIGCONT);
    UNTIL("the server goes on", is_thawed(pid));
}

// The bytes that came to a port and that its process has not read yet.
static inline long unread(int port) {
    static const char *const tables[] = {"/proc/net/tcp", "/proc/net/tcp6"};
    long total = 0;
    for (int i = 0; i < 2; i++) {
        char line[300];
        FILE *table = fopen(tables[i], "r");
        while (table != NULL && fgets(line, sizeof line, table) != NULL) {
            unsigned local, state;
            unsigned long queue;
            // The queue of a listener is another thing.
            if (sscanf(line, "%*d: %*[^:]:%x %*s %x %*[^:]:%lx", &local, &state, &queue) == 3 && (int)local == port && state != 0x0A) {
                total += (long)queue;
            }
        }
        if (table != NULL) {
            fclose(table);
        }
    }
    return total;
}
