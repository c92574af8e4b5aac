/// The declarations in the compact notation of the record page, so that page and code can be held
/// against each other line by line.
///
/// `` `name` `` marks (`!` required, `*` masked below level 3, `**` below 4), kind, class; items are
/// divided by ` · `, members of an object by commas. Without a kind: a time for names in `at`, `until`,
/// `…At`; a reference for `by`, `…By`; a unit for `unit`; else a text. Without a class: guarded.
enum TypeNotation {
  static let common = """
    `id`! f · `type`! f · `schema` int d · `scope`! region st · `createdAt`! f · `createdBy`! f · \
    `updatedAt` d · `updatedBy` d · `number` f · `level` 1–4 f · `drill` ref f · \
    `imported` {`source`,`identifier`} f · \
    `steps` [{`id`,`at`,`by`,`command`,`from`,`to`,`reason`,`unit` str,`until`,`waived`}] d · \
    `place` {`region` region,`address`*,`name`,`point` point} · \
    `attachments` [{`id`,`digest` digest,`mediaType`,`bytes` int,`name`,`takenAt`,`takenBy`,\
    `point` point,`timeSource` exif|file|device,`skewSeconds` int}] a · \
    `notes` [{`id`,`at`,`by`,`text`}] a · `tags` [str] s · \
    `links` [{`id`,`rel` cause|follows|duplicate|evidence|answers|splitFrom|about,`record` ref}] s · \
    `archived` {`digest` digest,`at`} st · `deleted` {`at`,`by`} st · `masked` [pointer] v
    """

  static func text(of type: RecordType) -> String {
    people(type) ?? across(type) ?? grievances(type) ?? inspections(type) ?? alerts(type)
      ?? catalogue(type) ?? licences(type) ?? ""
  }
}
