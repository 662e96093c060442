import Foundation
import JSONDocuments
import Records

/// The questionnaires that a collector gives out: the `.json` files of a folder.
public enum QuestionnaireFolder {
  /// The key of each file that is a questionnaire; others are passed over.
  public static func keys(in folder: String) throws(CollectorFault) -> [QuestionnaireKey] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .unreadable(path: folder)
    }
    var keys: [QuestionnaireKey] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      let bytes = try PrivateFile.read(folder + "/" + name, limit: 40 << 20)
      guard let node = try? JSONReader.parse(bytes), let id = node["id"]?.string,
        let version = node["version"]?.string
      else { continue }
      keys.append(
        QuestionnaireKey(id: id, version: version, hash: "sha256:" + hexadecimal(sha256(bytes))))
    }
    return keys
  }
}
