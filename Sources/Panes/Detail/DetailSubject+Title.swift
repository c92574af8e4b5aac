import DomainModel

extension DetailSubject {
  /// What a list calls the record too: one derivation, in the domain.
  var title: String { QueryColumns.of(record).title }
}
