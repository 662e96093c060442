import CSupervisor
import Glibc
import Records
import Store

/// A program that records sound into a file beside an interview. It ends with us, however we end.
struct SoundRecorder {
  let interview: String
  let file: String
  private let watcher: pid_t
  private let line: Int32

  /// The recorders that are looked for, the first installed is used: one channel at 16 kHz, which is
  /// enough for speech. `%f` is the file.
  private static let usual = [
    "arecord -q -t wav -f S16_LE -r 16000 -c 1 %f",
    "pw-record --rate 16000 --channels 1 --format s16 %f",
    "ffmpeg -nostdin -loglevel quiet -y -f pulse -i default -ac 1 -ar 16000 %f",
  ]

  private init(interview: String, file: String, watcher: pid_t, line: Int32) {
    (self.interview, self.file, self.watcher, self.line) = (interview, file, watcher, line)
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
    guard
      let file = try? store.reserveFile(
        of: interview, as: "recording", ending: ending(in: words))
    else { throw RecordingFailure(.unstartable) }
    let path = store.path(of: file, of: interview)
    var line: Int32 = -1
    let arguments = words.map { $0.hasPrefix("%f") ? path : $0.replacing("%f", with: path) }
    let watcher = Self.start(arguments, &line)
    guard watcher > 0 else {
      store.removeFile(file, of: interview)
      throw RecordingFailure(.unstartable)
    }
    return SoundRecorder(interview: interview, file: file, watcher: watcher, line: line)
  }

  /// `%f.opus` asks for a file of that kind.
  private static func ending(in words: [String]) -> String {
    let ending = words.first { $0.hasPrefix("%f.") }?.dropFirst(3) ?? "wav"
    return ending.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      ? String(ending) : "wav"
  }

  private static func isInstalled(_ command: String) -> Bool {
    let program = command.split(separator: " ").first.map(String.init) ?? ""
    guard !program.contains("/") else { return access(program, X_OK) == 0 }
    let folders = (Surroundings.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  private static func start(_ arguments: [String], _ line: inout Int32) -> pid_t {
    let copies: [UnsafePointer<CChar>?] = arguments.map { UnsafePointer(strdup($0)) }
    defer { for copy in copies { free(UnsafeMutableRawPointer(mutating: copy)) } }
    return (copies + [nil]).withUnsafeBufferPointer { words in
      supervisor_start(words.baseAddress, &line)
    }
  }

  /// Closes the file; waits until the program is gone.
  func stop() { supervisor_stop(watcher, line) }

  /// Whether it has ended by itself; then there is nothing left to stop.
  var hasDied: Bool { supervisor_has_ended(watcher, line) != 0 }
}

/// Why there is no recording.
struct RecordingFailure: Error {
  let reason: Recording.Failure

  init(_ reason: Recording.Failure) { self.reason = reason }
}
