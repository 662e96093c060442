import ArgumentParser
import Records
import Sealing
import Store

/// `canvass withdraw`: a respondent takes back what was said.
struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Erase the interview that a withdrawal code belongs to.",
    discussion: """
      Every finished interview shows a code that the respondent may keep. Small letters, spaces and \
      hyphens do not matter. It cannot be undone. Interviews that were begun from it (--from) hold \
      copies of its answers: they are named, and go too with --with-derived.

      Example: canvass withdraw K7QF-2M8D-XR4T
      """)

  @Argument(help: "The code that the respondent brings.")
  var code: [String]

  @Flag(help: "Do not ask whether it is meant.")
  var yes = false

  @Flag(help: "Erase the interviews that were begun from it as well.")
  var withDerived = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      guard let code = WithdrawalCode(code.joined(separator: " ")) else {
        throw Refusal(
          "that is no withdrawal code: it has twelve letters and digits, such as K7QF-2M8D-XR4T")
      }
      let store = try common.openStore()
      guard let id = try store.interview(withdrawnBy: code.digest) else {
        throw Refusal(
          "no interview on this device has that code; it may have been held on another one, or "
            + "withdrawn already")
      }
      let derived = try store.derived(from: id)
      guard try yes || isMeant("This erases interview \(id), for good.", "Type yes to erase it")
      else { throw Refusal("nothing was erased") }
      let takesAll = try !derived.isEmpty && (withDerived || (!yes && isMeantToo(derived)))
      for id in [id] + (takesAll ? derived : []) { try erase(id, store) }
      try common.updateMirror(store)
      if !takesAll { Self.name(derived) }
    }
  }

  private func erase(_ id: String, _ store: Store) throws(StoreFault) {
    let receipts = try store.receipts(of: id)
    try store.erase(id, at: Surroundings.now())
    Output.line("Interview \(id) is erased from this device.")
    for receipt in receipts {
      Output.notice(
        "It was sent to the collector \(receipt.collector) on \(receipt.receivedAt): have it "
          + "erased there with: canvass-collector erase \(id)")
    }
  }

  private func isMeant(_ what: String, _ question: String) throws(Refusal) -> Bool {
    Output.notice(what)
    return try Passphrase.answer(question).lowercased() == "yes"
  }

  private func isMeantToo(_ derived: [String]) throws(Refusal) -> Bool {
    try isMeant(
      "Begun with its answers, and holding copies of them: \(derived.joined(separator: ", ")).",
      "Type yes to erase these as well")
  }

  /// What stays with copies of what was taken back: who withdraws should know.
  private static func name(_ derived: [String]) {
    for id in derived {
      Output.notice(
        "Interview \(id) was begun with its answers and stays; it has a withdrawal code of its own, "
          + "and an unfinished one is discarded in: canvass interview --resume \(id)")
    }
  }
}
