#include "CCrashVFS.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { sector = 512 };

// A stretch of bytes in memory.
typedef struct {
  unsigned char *bytes;
  size_t size;
} image;

// A write that was not synced; without bytes a truncation to `offset`.
typedef struct change {
  struct change *next;
  size_t offset;
  image written;
} change;

// What is known of one file.
typedef struct entry {
  struct entry *next;
  char *path;
  image durable;
  change *first, *last;
  // Whether its name, or that its name is gone, would outlive a cut.
  bool name_is_durable;
  bool is_deleted;
} entry;

struct crash_disk {
  crash_disk *next;
  char *folder;
  entry *entries;
  int64_t operations;
  int64_t cut_at;
};

typedef struct {
  sqlite3_file base;
  crash_disk *disk;
  entry *entry;
} crash_file;

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static crash_disk *disks;
static sqlite3_vfs *beneath;
static sqlite3_vfs layer;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((crash_file *)file + 1); }

// Images and changes.

static void put(image *image, size_t offset, const unsigned char *bytes, size_t count) {
  if (offset + count > image->size) {
    image->bytes = realloc(image->bytes, offset + count);
    memset(image->bytes + image->size, 0, offset + count - image->size);
    image->size = offset + count;
  }
  memcpy(image->bytes + offset, bytes, count);
}

static void apply(image *image, const change *change) {
  if (change->written.bytes)
    put(image, change->offset, change->written.bytes, change->written.size);
  else if (change->offset < image->size)
    image->size = change->offset;
}

static void note(entry *entry, size_t offset, const void *bytes, size_t count) {
  change *noted = calloc(1, sizeof *noted);
  noted->offset = offset;
  if (bytes) put(&noted->written, 0, bytes, count);
  if (entry->last)
    entry->last->next = noted;
  else
    entry->first = noted;
  entry->last = noted;
}

static void forget_changes(entry *entry) {
  for (change *old = entry->first, *next; old; old = next) {
    next = old->next;
    free(old->written.bytes);
    free(old);
  }
  entry->first = entry->last = NULL;
}

// Disks and entries.

static crash_disk *disk_of(const char *path) {
  if (!path) return NULL;
  pthread_mutex_lock(&guard);
  crash_disk *found = disks;
  while (found && (strncmp(path, found->folder, strlen(found->folder)) ||
                   path[strlen(found->folder)] != '/'))
    found = found->next;
  pthread_mutex_unlock(&guard);
  return found;
}

static entry *entry_of(crash_disk *disk, const char *path) {
  for (entry *found = disk->entries; found; found = found->next)
    if (!strcmp(found->path, path)) return found;
  return NULL;
}

// What lies there before SQLite opens it was put there durably by somebody else.
static void take_durable(entry *entry) {
  FILE *file = fopen(entry->path, "rb");
  if (!file) return;
  entry->name_is_durable = true;
  unsigned char bytes[4096];
  size_t count;
  while ((count = fread(bytes, 1, sizeof bytes, file)) > 0)
    put(&entry->durable, entry->durable.size, bytes, count);
  fclose(file);
}

static entry *opened_entry(crash_disk *disk, const char *path) {
  entry *found = entry_of(disk, path);
  if (!found) {
    found = calloc(1, sizeof *found);
    found->path = strdup(path);
    found->next = disk->entries;
    disk->entries = found;
    take_durable(found);
  } else if (found->is_deleted) {
    // Made anew under a name that was deleted: another file, and its name is not yet durable.
    found->is_deleted = found->name_is_durable = false;
    found->durable.size = 0;
    forget_changes(found);
  }
  return found;
}

// Counts an operation; false: there is no power any more.
static bool is_powered(crash_disk *disk) {
  disk->operations++;
  return !crash_disk_is_dead(disk);
}

// The methods of a file.

static int file_close(sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); }

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  crash_file *own = (crash_file *)file;
  if (!is_powered(own->disk)) return SQLITE_IOERR_WRITE;
  note(own->entry, (size_t)offset, bytes, (size_t)count);
  return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
  crash_file *own = (crash_file *)file;
  if (!is_powered(own->disk)) return SQLITE_IOERR_TRUNCATE;
  note(own->entry, (size_t)size, NULL, 0);
  return real(file)->pMethods->xTruncate(real(file), size);
}

// A file that is new is synced with its folder, as SQLite does it on Unix: then the names of all
// others in it, and that some are gone, are durable too.
static void sync_names(crash_disk *disk) {
  for (entry *each = disk->entries; each; each = each->next) each->name_is_durable = true;
}

static int file_sync(sqlite3_file *file, int flags) {
  (void)flags;
  crash_file *own = (crash_file *)file;
  if (!is_powered(own->disk)) return SQLITE_IOERR_FSYNC;
  for (change *each = own->entry->first; each; each = each->next) apply(&own->entry->durable, each);
  forget_changes(own->entry);
  if (!own->entry->name_is_durable) sync_names(own->disk);
  return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
static int file_lock(sqlite3_file *file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
static int file_unlock(sqlite3_file *file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
static int file_is_reserved(sqlite3_file *file, int *result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
static int file_control(sqlite3_file *file, int operation, void *argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
static int file_sector_size(sqlite3_file *file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
static int file_characteristics(sqlite3_file *file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
static int file_shm_map(
    sqlite3_file *file, int region, int size, int extends, void volatile **memory) {
  return real(file)->pMethods->xShmMap(real(file), region, size, extends, memory);
}
static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
static void file_shm_barrier(sqlite3_file *file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
static int file_shm_unmap(sqlite3_file *file, int deletes) {
  return real(file)->pMethods->xShmUnmap(real(file), deletes);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_is_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

// The layer itself.

static int layer_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *taken) {
  (void)vfs;
  crash_disk *disk = disk_of(path);
  if (!disk) return beneath->xOpen(beneath, path, file, flags, taken);
  crash_file *own = (crash_file *)file;
  own->base.pMethods = NULL;
  if (crash_disk_is_dead(disk)) return SQLITE_CANTOPEN;
  own->disk = disk;
  own->entry = opened_entry(disk, path);
  int result = beneath->xOpen(beneath, path, real(file), flags, taken);
  // SQLite closes a file that has methods even where it could not be opened.
  if (result == SQLITE_OK) own->base.pMethods = &methods;
  return result;
}

static int layer_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
  (void)vfs;
  crash_disk *disk = disk_of(path);
  if (!disk) return beneath->xDelete(beneath, path, syncs);
  if (!is_powered(disk)) return SQLITE_IOERR_DELETE;
  int result = beneath->xDelete(beneath, path, syncs);
  entry *gone = entry_of(disk, path);
  if (result != SQLITE_OK || !gone) return result;
  gone->is_deleted = true;
  gone->name_is_durable = false;
  if (syncs) sync_names(disk);
  return result;
}

int crash_vfs_install(void) {
  pthread_mutex_lock(&guard);
  int result = SQLITE_OK;
  if (!beneath && (beneath = sqlite3_vfs_find(NULL))) {
    layer = *beneath;
    layer.zName = "crash";
    layer.pNext = NULL;
    layer.szOsFile = (int)sizeof(crash_file) + beneath->szOsFile;
    layer.xOpen = layer_open;
    layer.xDelete = layer_delete;
    result = sqlite3_vfs_register(&layer, 1);
  }
  pthread_mutex_unlock(&guard);
  return result;
}

crash_disk *crash_disk_new(const char *folder) {
  crash_disk *disk = calloc(1, sizeof *disk);
  disk->folder = strdup(folder);
  disk->cut_at = INT64_MAX;
  pthread_mutex_lock(&guard);
  disk->next = disks;
  disks = disk;
  pthread_mutex_unlock(&guard);
  return disk;
}

void crash_disk_free(crash_disk *disk) {
  pthread_mutex_lock(&guard);
  crash_disk **place = &disks;
  while (*place != disk) place = &(*place)->next;
  *place = disk->next;
  pthread_mutex_unlock(&guard);
  for (entry *each = disk->entries, *next; each; each = next) {
    next = each->next;
    forget_changes(each);
    free(each->durable.bytes);
    free(each->path);
    free(each);
  }
  free(disk->folder);
  free(disk);
}

void crash_disk_cut_at(crash_disk *disk, int64_t operation) { disk->cut_at = operation; }
int64_t crash_disk_operations(const crash_disk *disk) { return disk->operations; }
bool crash_disk_is_dead(const crash_disk *disk) { return disk->operations >= disk->cut_at; }

// After the cut.

// SplitMix64 (Steele, Lea and Flood, 2014).
static uint64_t draw(uint64_t *state) {
  uint64_t word = (*state += 0x9E3779B97F4A7C15u);
  word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
  word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
  return word ^ (word >> 31);
}

static void tear(image *image, const change *change, uint64_t *state) {
  for (size_t at = 0; at < change->written.size; at += sector) {
    size_t left = change->written.size - at;
    if (draw(state) % 2)
      put(image, change->offset + at, change->written.bytes + at, left < sector ? left : sector);
  }
}

static void survive(image *image, const entry *entry, uint64_t *state) {
  size_t count = 0;
  for (const change *each = entry->first; each; each = each->next) count++;
  const change **order = calloc(count + 1, sizeof *order);
  size_t place = 0;
  for (const change *each = entry->first; each; each = each->next) order[place++] = each;
  bool is_shuffled = draw(state) % 2;
  for (size_t last = count; is_shuffled && last > 1; last--) {
    size_t other = draw(state) % last;
    const change *moved = order[last - 1];
    order[last - 1] = order[other];
    order[other] = moved;
  }
  for (place = 0; place < count; place++) {
    uint64_t fate = draw(state) % 10;
    if (fate < 4) continue;
    if (fate < 7 && order[place]->written.bytes)
      tear(image, order[place], state);
    else
      apply(image, order[place]);
  }
  free(order);
}

static bool write_file(const char *folder, const char *path, const image *image) {
  const char *name = strrchr(path, '/') + 1;
  char *target = sqlite3_mprintf("%s/%s", folder, name);
  FILE *file = fopen(target, "wb");
  sqlite3_free(target);
  if (!file) return false;
  bool is_written = fwrite(image->bytes, 1, image->size, file) == image->size;
  return fclose(file) == 0 && is_written;
}

bool crash_disk_materialise(const crash_disk *disk, uint64_t seed, const char *folder) {
  bool is_written = true;
  uint64_t state = seed;
  for (const entry *each = disk->entries; each; each = each->next) {
    image left = {0};
    put(&left, 0, each->durable.bytes, each->durable.size);
    survive(&left, each, &state);
    bool is_there = each->is_deleted != each->name_is_durable;
    if (!each->name_is_durable) is_there = draw(&state) % 2;
    if (is_there) is_written = write_file(folder, each->path, &left) && is_written;
    free(left.bytes);
  }
  return is_written;
}
