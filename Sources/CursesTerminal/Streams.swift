import Glibc

/// The C streams that ncurses wants, on descriptors of their own, so that closing them leaves
/// standard input and output open.
struct Streams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>

  init?(_ options: CursesTerminal.Options) {
    guard let input = Streams.open(options.input, "r") else { return nil }
    guard let output = Streams.open(options.output, "w") else {
      fclose(input)
      return nil
    }
    self.input = input
    self.output = output
  }

  func close() {
    fclose(input)
    fclose(output)
  }

  private static func open(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return nil }
    guard let stream = fdopen(copy, mode) else {
      Glibc.close(copy)
      return nil
    }
    return stream
  }
}
