import CSupervisor
import Glibc
import Records
import Store

/// A program that records the sound of an interview. It ends with us, however we end. What it writes
/// comes to us, who seal it before it reaches the disk.
struct SoundRecorder {
  let interview: String
  let file: String
  private let watcher: pid_t
  private let line: Int32
  private let sealing: SoundSealing

  /// The recorders that are looked for, the first installed is used: one channel at 16 kHz, which is
  /// enough for speech. `%f` stands where the name of a file would, and what it ends in says what
  /// the sound is; pw-record gives no other kind than this to a pipe.
  private static let usual = [
    "arecord -q -t wav -f S16_LE -r 16000 -c 1 %f",
    "ffmpeg -nostdin -loglevel quiet -f pulse -i default -ac 1 -ar 16000 -f wav %f",
    "pw-record --rate 16000 --channels 1 --format s16 %f.au",
  ]

  /// Whether there is a program to record with: what the settings say, else one of the usual.
  static func isAt(_ command: String?) -> Bool {
    command.map(isInstalled) ?? usual.contains(where: isInstalled)
  }

  /// Starts recording into the interview's next file.
  ///
  /// - Parameter command: what the settings say in place of the usual recorders.
  static func start(
    _ interview: String, in store: Store, command: String?
  ) throws(RecordingFailure) -> SoundRecorder {
    guard let command = command ?? usual.first(where: isInstalled) else {
      throw RecordingFailure(.missing)
    }
    let words = command.split(separator: " ").map(String.init)
    guard let program = words.first, isInstalled(program) else { throw RecordingFailure(.missing) }
    guard let target = try? store.newRecording(of: interview, ending: ending(in: words)) else {
      throw RecordingFailure(.unstartable)
    }
    let arguments = words.map { $0.hasPrefix("%f") ? "-" : $0.replacing("%f", with: "-") }
    var (line, output): (Int32, Int32) = (-1, -1)
    let watcher = Self.start(arguments, &line, &output)
    guard watcher > 0 else {
      target.discard()
      throw RecordingFailure(.unstartable)
    }
    return SoundRecorder(
      interview: interview, file: target.name, watcher: watcher, line: line,
      sealing: SoundSealing(from: output, into: target))
  }

  /// `%f.opus` says that the sound is of that kind.
  private static func ending(in words: [String]) -> String {
    let ending = words.first { $0.hasPrefix("%f.") }?.dropFirst(3) ?? "wav"
    let isPlain = ending.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
    }
    return isPlain && (1...8).contains(ending.utf8.count) ? String(ending) : "wav"
  }

  private static func isInstalled(_ command: String) -> Bool {
    let program = command.split(separator: " ").first.map(String.init) ?? ""
    guard !program.contains("/") else { return access(program, X_OK) == 0 }
    let folders = (Surroundings.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  private static func start(
    _ arguments: [String], _ line: inout Int32, _ output: inout Int32
  ) -> pid_t {
    let copies: [UnsafePointer<CChar>?] = arguments.map { UnsafePointer(strdup($0)) }
    defer { for copy in copies { free(UnsafeMutableRawPointer(mutating: copy)) } }
    return (copies + [nil]).withUnsafeBufferPointer { words in
      supervisor_start(words.baseAddress, &line, &output)
    }
  }

  /// Closes the file; waits until the program is gone and all that it wrote is kept.
  func stop() {
    supervisor_stop(watcher, line)
    sealing.finish()
  }

  /// Whether it has ended by itself; then there is nothing left to stop.
  var hasDied: Bool {
    guard supervisor_has_ended(watcher, line) != 0 else { return false }
    sealing.finish()
    return true
  }
}

/// Why there is no recording.
struct RecordingFailure: Error {
  let reason: Recording.Failure

  init(_ reason: Recording.Failure) { self.reason = reason }
}
