import ChineseText
import DomainModel

/// The text that filters of work queues look into.
enum FilterText {
  static func of(_ prepared: PreparedRecord, session: StoreSession) throws(Failure) -> String {
    let source = SearchSource(prepared)
    return SearchKeys.filterText(
      title: source.title, number: source.number ?? "", names: try source.names(session))
  }
}
