import JSONDiff

/// The fields of a catalogue entry and the rules that their rows must keep.
enum EntryItems {
  private static let pool: [(name: String, title: String, type: String, length: Int, level: Int)] =
    [
      ("uscc", "统一社会信用代码", "string", 18, 1), ("ent_name", "单位名称", "string", 200, 1),
      ("citizen_id", "公民身份号码", "string", 18, 4), ("person_name", "姓名", "string", 50, 3),
      ("phone", "联系电话", "string", 20, 3), ("region_code", "区划代码", "string", 15, 1),
      ("address", "地址", "string", 200, 2), ("issue_date", "发生日期", "date", 10, 1),
      ("amount", "金额", "decimal", 16, 2), ("state", "状态", "string", 10, 1),
      ("lon", "经度", "decimal", 10, 1), ("lat", "纬度", "decimal", 10, 1),
      ("license_no", "证照编号", "string", 60, 1), ("remark", "备注", "string", 500, 2),
    ]

  static func items(
    about name: String, level: Int, _ random: inout SeededRandom
  ) -> JSON {
    let allowed = pool.filter { $0.level <= level }
    let chosen = random.several(random.int(4...8), of: allowed)
    return .array(
      chosen.enumerated().map { item in
        .object([
          "id": .string("f\(item.offset + 1)"), "name": .string(item.element.name),
          "title": .string(item.element.title), "dataType": .string(item.element.type),
          "length": .whole(item.element.length), "dataLevel": .whole(item.element.level),
          "nullable": .bool(item.offset > 1),
        ])
      })
  }

  static let rules: JSON = .array([
    .object(["id": "q1", "item": "f1", "rule": "required"]),
    .object(["id": "q2", "item": "f1", "rule": "unique"]),
  ])
}
