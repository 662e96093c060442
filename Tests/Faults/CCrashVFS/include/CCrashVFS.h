#ifndef CCRASHVFS_H
#define CCRASHVFS_H

#include <stdbool.h>
#include <stdint.h>

// A layer below SQLite on which the power can go.
//
// Databases below a folder that was made a crash disk are written to as ever, but what a disk would
// still hold after a power cut is kept account of: the bytes that were synced, the writes that were
// not, and which names had become durable. Everything else passes through untouched.

typedef struct crash_disk crash_disk;

// Makes SQLite of this process go through the layer. Once is enough; more does no harm.
int crash_vfs_install(void);

// The files below this folder, which must be an absolute path, lie on a disk that can lose its power.
crash_disk *crash_disk_new(const char *folder);
void crash_disk_free(crash_disk *disk);

// The power goes at this operation (write, truncation, sync or deletion), counted from 1: it and
// those after it fail.
void crash_disk_cut_at(crash_disk *disk, int64_t operation);
bool crash_disk_is_dead(const crash_disk *disk);
int64_t crash_disk_operations(const crash_disk *disk);

// Writes into another folder what a new process finds after the cut. Of what was not synced each
// write is kept, dropped or torn at 512 bytes, in order or out of it, as the seed wants it; a name
// that was not synced is there or is not. False: a file could not be written.
bool crash_disk_materialise(const crash_disk *disk, uint64_t seed, const char *folder);

#endif
