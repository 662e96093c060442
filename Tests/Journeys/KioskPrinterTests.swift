import Foundation
import Glibc
import Kiosk
import Terminal
import TestKit
import Testing

@testable import canvass

extension JourneyTests {
  /// What receipts are printed on: a file, a pipe, a device.
  @Suite struct KioskPrinterTests {
    @Test func `a receipt fits on the narrowest roll, and no text commands the printer`() throws {
      let account = try Account()
      let path = account.path("receipts")
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      let printer = try KioskPrinter(path)
      #expect(printer.print(["Enquête auprès de la diaspora de l'OECO", "", "K7QF-\u{1B}@2M8D"]))
      let lines = try account.text("receipts").split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 32 }, "\(lines)")
      #expect(lines.contains("K7QF-@2M8D") && lines[0].hasPrefix("Enquête auprès"))
      #expect(lines.suffix(4).allSatisfy { $0.isEmpty }, "the last line is above the edge")
    }

    @Test func `a pipe takes a receipt before anybody reads it, and one that is full is told`()
      throws
    {
      let account = try Account()
      let path = account.path("pipe")
      #expect(mkfifo(path, 0o600) == 0)
      let printer = try KioskPrinter(path)
      #expect(printer.print(["K7QF"]))
      // More than a pipe holds, as a printer without paper takes no more.
      #expect(!printer.print([String](repeating: "paper", count: 20_000)))
    }

    @Test func `an old printer gets letters that every printer has`() throws {
      let terminal = try PseudoTerminal(size: Size(columns: 80, rows: 24))
      let printer = try KioskPrinter(terminal.path)
      #expect(printer.print(["«L’œuvre» n’est pas finie… à l’été 漢"]))
      try terminal.waitFor("\"L'oeuvre\" n'est pas finie...")
      try terminal.waitFor("l'ete ?")
    }

    @Test func `what is neither printer nor file is not written to`() throws {
      let account = try Account()
      let path = account.path("socket")
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
      let bound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      #expect(bound == 0)
      let refusal = #expect(throws: Refusal.self) { try KioskPrinter(path) }
      #expect(refusal.map { "\($0)".contains("is no printer") } ?? false)
    }

    @Test func `nothing is made in the place of a printer that is not there`() throws {
      let account = try Account()
      let path = account.path("lp0")
      #expect(throws: Refusal.self) { try KioskPrinter(path) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `settings that name no printer are refused, one that is switched off is not`() {
      var settings = KioskSettings()
      settings.printer = "/tmp"
      let refusal = #expect(throws: Refusal.self) {
        try KioskPrinter.refuseUnfit(in: settings, "kiosk.json")
      }
      #expect(
        refusal.map { "\($0)".hasPrefix("kiosk.json: 'printer': /tmp: is no printer") } ?? false)
      settings.printer = "/no/such/folder/printer"
      #expect(throws: Never.self) { try KioskPrinter.refuseUnfit(in: settings, "kiosk.json") }
      #expect(throws: Refusal.self) { try KioskPrinter("/no/such/folder/printer") }
    }
  }
}
