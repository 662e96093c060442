import JSONDocuments
import Kiosk
import Store

/// What a kiosk remembers beside its store: the ledger of its interviews, and the tries at its PIN and at
/// codes. Small files for their owner alone, each written whole.
struct KioskMemory {
  let directory: String

  private var ledgerPath: String { directory + "/kiosk.json" }

  /// What somebody can guess at.
  enum Secret: String {
    case pin = "kiosk-pin.json"
    case code = "kiosk-codes.json"
  }

  private func path(_ secret: Secret) -> String { directory + "/" + secret.rawValue }

  /// Refuses one that is damaged: who guesses at the PIN must not get new tries by spoiling a file.
  func ledger() throws(Refusal) -> KioskLedger {
    guard Files.exists(ledgerPath) else { return KioskLedger() }
    guard let node = try? JSONReader.parse(Files.read(ledgerPath)), let ledger = KioskLedger(node)
    else { throw damaged(ledgerPath) }
    return ledger
  }

  func keep(_ ledger: KioskLedger) throws(Refusal) {
    try Files.write(JSONWriter.bytes(ledger.json), to: ledgerPath)
  }

  func tries(at secret: Secret) throws(Refusal) -> PINMemory {
    let path = path(secret)
    guard Files.exists(path) else { return PINMemory() }
    guard let node = try? JSONReader.parse(Files.read(path)), let tries = PINMemory(node) else {
      throw damaged(path)
    }
    return tries
  }

  func keep(_ tries: PINMemory, at secret: Secret) throws(Refusal) {
    try Files.write(JSONWriter.bytes(tries.json), to: path(secret))
  }

  private func damaged(_ path: String) -> Refusal {
    Refusal("\(path): is not what the kiosk wrote there; look who changed it, then remove it")
  }
}
