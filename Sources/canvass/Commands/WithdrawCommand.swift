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
      hyphens do not matter. It cannot be undone.

      Example: canvass withdraw K7QF-2M8D-XR4T
      """)

  @Argument(help: "The code that the respondent brings.")
  var code: String

  @Flag(help: "Do not ask whether it is meant.")
  var yes = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      guard let code = WithdrawalCode(code) else {
        throw Refusal(
          "that is no withdrawal code: it has twelve letters and digits, such as K7QF-2M8D-XR4T")
      }
      let store = try common.openStore(unlocks: false)
      guard let id = try store.interview(withdrawnBy: code.digest) else {
        throw Refusal(
          "no interview on this device has that code; it may have been held on another one, or "
            + "withdrawn already")
      }
      let receipts = try store.receipts(of: id)
      guard try yes || isMeant(id) else { throw Refusal("nothing was erased") }
      try store.erase(id, at: Surroundings.now())
      Output.line("Interview \(id) is erased from this device.")
      try common.updateMirror(store)
      for receipt in receipts {
        Output.notice(
          "It was sent to the collector \(receipt.collector) on \(receipt.receivedAt): have it "
            + "erased there with: canvass-collector erase \(id)")
      }
    }
  }

  private func isMeant(_ id: String) throws(Refusal) -> Bool {
    Output.notice("This erases interview \(id), for good.")
    let answer = try Passphrase.answer("Type yes to erase it")
    return answer.lowercased() == "yes"
  }
}
