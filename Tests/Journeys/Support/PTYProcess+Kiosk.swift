import Foundation
import Glibc
import TestKit
import Testing

/// The guard of a kiosk is the program that was started; who stands before it has its child before them.
extension PTYProcess {
  /// The kiosk's own process.
  func kiosk() throws -> pid_t { try #require(kioskNow) }

  /// Nil in the moment between two of them.
  var kioskNow: pid_t? {
    let path = "/proc/\(identifier)/task/\(identifier)/children"
    let text = try? String(contentsOfFile: path, encoding: .utf8)
    return text?.split(separator: " ").first.flatMap { pid_t($0) }
  }

  /// Waits until another process stands there, and is locked: from then on keys are for that.
  func waitForKiosk(after former: pid_t) throws {
    for _ in 0..<500 {
      if let now = kioskNow, now != former, isLocked(now) { return }
      _ = terminal.pump(milliseconds: 20)
    }
    Issue.record("the kiosk's process is still \(former)")
  }

  private func isLocked(_ process: pid_t) -> Bool {
    let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return text?.contains("Seccomp:\t2") ?? false
  }
}
