import ChineseText
import DomainModel

/// The text that filters of work queues look into.
enum FilterText {
  static func of(_ source: SearchSource, session: StoreSession) throws(Failure) -> String {
    SearchKeys.filterText(
      title: source.title, number: source.number ?? "", names: try source.names(session))
  }
}
