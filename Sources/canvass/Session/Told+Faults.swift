import Screens
import Store
import Sync

extension Told {
  /// What a fault says on screen, in the program's language; of anything that is no fault of ours
  /// only that it happened, for its text may hold an answer.
  init(_ error: any Error) {
    if let fault = error as? StoreFault {
      self.init(store: fault)
    } else if let fault = error as? SyncFault {
      self.init(sync: fault)
    } else if let fault = error as? MirrorFault {
      self.init(mirror: fault)
    } else if let refusal = error as? Refusal {
      self = .text(refusal.sentence)
    } else {
      self = .phrase(.faultUnnamed, [])
    }
  }

  /// Of an interview whose key is in memory alone nothing is safe on a disk.
  init(unsaved error: any Error, _ custody: Custody) {
    if custody == .memory, case .diskFull(let path)? = error as? StoreFault {
      self = .phrase(.storeFullFleeting, path)
    } else {
      self.init(error)
    }
  }

  init(store fault: StoreFault) {
    switch fault {
    case .notADirectory(let path): self = .phrase(.storeNotADirectory, path)
    case .notAFile(let path): self = .phrase(.storeNotAFile, path)
    case .notTrusted(let path, _): self = .phrase(.storeNotTrusted, path)
    case .permissionDenied(let path): self = .phrase(.storePermissionDenied, path)
    case .readOnly(let path): self = .phrase(.storeReadOnly, path)
    case .diskFull(let path): self = .phrase(.storeDiskFull, path)
    case .sizeLimit(let path): self = .phrase(.storeSizeLimit, path)
    case .busy(let path), .inUse(let path): self = .phrase(.storeBusy, path)
    case .damaged(let path): self = .phrase(.storeDamaged, path)
    case .gone(let path): self = .phrase(.storeGone, path)
    case .foreignSchema(let path, let name): self = .phrase(.storeForeign, path, name)
    case .newerSchema(let path, let found, let known):
      self = .phrase(.storeNewer, path, String(found), String(known))
    case .exchanged(let path, _): self = .phrase(.storeExchanged, path)
    case .notEmpty(let path): self = .phrase(.storeNotEmpty, path)
    case .missing(let path): self = .phrase(.storeMissing, path)
    case .notACopy(let path): self = .phrase(.storeNotACopy, path)
    case .notRemembered(let folder): self = .phrase(.storeNotRemembered, folder)
    case .failed(let path, let code): self = .phrase(.storeFailed, path, String(code))
    case .unknownInterview(let id): self = .phrase(.storeUnknown, id)
    case .ambiguous(let prefix, let count):
      self = .phrase(.storeAmbiguous, prefix, String(count))
    case .outOfOrder(let id, _, _): self = .phrase(.storeOutOfOrder, id)
    case .alreadyBegun(let id): self = .phrase(.storeAlreadyBegun, id)
    case .alreadyFinalized(let id): self = .phrase(.storeFinalized, id)
    case .isPractice(let id): self = .phrase(.storePractice, id)
    case .addedTo(let id): self = .phrase(.storeAddedTo, id)
    case .heldElsewhere(let id): self = .phrase(.storeHeld, id)
    case .moved(let id, let successor): self = .phrase(.storeMoved, id, successor)
    case .notARecord(let id, _): self = .phrase(.storeNotARecord, id)
    case .erased(let id): self = .phrase(.storeErased, id)
    case .locked(let path): self = .phrase(.storeLocked, path)
    case .sealing(let path, _): self = .phrase(.storeSealing, path)
    case .keyDestroyed(let id): self = .phrase(.storeKeyDestroyed, id)
    case .damagedKey(let id): self = .phrase(.storeDamagedKey, id)
    case .inMemoryAlone(let id): self = .phrase(.storeInMemory, id)
    case .damagedRecord(let id): self = .phrase(.storeDamagedRecord, id)
    case .notAcknowledged(let id): self = .phrase(.storeNotAcknowledged, id)
    case .wiped(let id): self = .phrase(.storeWiped, id)
    case .damagedJournal(let id, let entry):
      self = .phrase(.storeDamagedJournal, id, String(entry))
    case .missingFile(let name, let id): self = .phrase(.storeMissingFile, name, id)
    case .damagedFile(let name, let id): self = .phrase(.storeDamagedFile, name, id)
    }
  }

  init(mirror fault: MirrorFault) {
    switch fault {
    case .unprotected: self = .phrase(.mirrorUnprotected, [])
    case .away(let path): self = .phrase(.mirrorAway, path)
    case .pulled(let path, let mount): self = .phrase(.mirrorPulled, mount, path)
    case .sameDisk(let path): self = .phrase(.mirrorSameDisk, path)
    case .foreign(let path, let device): self = .phrase(.mirrorForeign, path, device)
    case .busy(let path): self = .phrase(.mirrorBusy, path)
    case .full(let path): self = .phrase(.mirrorFull, path)
    case .readOnly(let path): self = .phrase(.mirrorReadOnly, path)
    case .notAFile(let path), .notKept(let path), .failed(let path, _):
      self = .phrase(.mirrorFailing, path)
    case .store(let fault): self.init(store: fault)
    }
  }

  init(sync fault: SyncFault) {
    switch fault {
    case .badAddress: self = .phrase(.syncBadAddress)
    case .plainHTTP(let host): self = .phrase(.syncPlainHTTP, host)
    case .tokenRefused: self = .phrase(.syncTokenRefused)
    case .notACollector: self = .phrase(.syncNotACollector)
    case .otherProtocol(let versions):
      self = .phrase(
        .syncOtherProtocol, versions.map(String.init).joined(separator: ", "))
    case .redirected: self = .phrase(.syncRedirected)
    case .untrusted: self = .phrase(.syncUntrusted)
    case .refused(let status): self = .phrase(.syncRefused, String(status))
    case .tooLarge: self = .phrase(.syncTooLarge)
    case .busy: self = .phrase(.syncBusy)
    case .serverFailed(let status): self = .phrase(.syncServerFailed, String(status))
    case .portal: self = .phrase(.syncPortal)
    case .strangeReply: self = .phrase(.syncStrangeReply)
    case .unreachable: self = .phrase(.syncUnreachable)
    case .timedOut: self = .phrase(.syncTimedOut)
    case .cut: self = .phrase(.syncCut)
    }
  }

  /// What a sending came to that is over, by the code that was kept of it: what a server was called is
  /// not kept. Nil if it went well.
  init?(outcomeOfSync code: String) {
    let faults: [SyncFault] = [
      .badAddress, .tokenRefused, .notACollector, .redirected, .untrusted, .tooLarge,
      .busy(retryAfterSeconds: nil),
      .portal,
      .strangeReply, .unreachable, .timedOut, .cut,
    ]
    guard code != SyncNote.well else { return nil }
    if let fault = faults.first(where: { $0.code == code }) {
      self.init(sync: fault)
    } else {
      self = .phrase(.sendLastFailed)
    }
  }

  /// One interview that waits for a person to look at it.
  init(setAside id: String, _ reason: Quarantine) {
    switch reason {
    case .conflict: self = .phrase(.asideConflict, id)
    case .erased: self = .phrase(.asideErased, id)
    case .strangeReceipt: self = .phrase(.asideReceipt, id)
    case .rejected(.tooLarge): self = .phrase(.asideLarge, id)
    case .rejected(.damaged): self = .phrase(.asideDamaged, id)
    case .rejected: self = .phrase(.asideRefused, id)
    }
  }

  /// What did not go as it should, each in its own sentence.
  static func remarks(_ summary: SyncSummary) -> [Told] {
    let aside = summary.quarantined.sorted { $0.key < $1.key }.map {
      Told(setAside: $0.key, $0.value)
    }
    return aside + (summary.fault.map { [Told(sync: $0)] } ?? [])
  }
}
