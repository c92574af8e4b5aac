import DomainModel
import JSONDiff

extension FailureSentences {
  /// What goes wrong between formats.
  static func formats(_ failure: Failure) -> FailureMessage? {
    switch failure.code {
    case .inputFields: fields(failure)
    case .inputValue: value(failure)
    case .formatUnfit: unfit(failure)
    case .encodingLacks: lacks(failure)
    default: nil
    }
  }

  private static func fields(_ failure: Failure) -> FailureMessage {
    let line = failure.details["line"]?.int.map { " :\($0)" } ?? ""
    let found = failure.details["found"]?.int ?? 0
    let expected = failure.details["expected"]?.int ?? 0
    return FailureMessage(
      Phrase(
        "这一行有 \(found) 个字段，表头有 \(expected) 个\(line)。",
        "The row has \(found) fields, the header \(expected)\(line)."),
      Phrase(
        "补齐或去掉逗号；含逗号的文字加引号。",
        "Add or remove commas; put texts with commas in quotes."))
  }

  private static func value(_ failure: Failure) -> FailureMessage {
    let line = failure.details["line"]?.int.map { " :\($0)" } ?? ""
    let place = line + spaced(failure, "member")
    let value = failure.detail("value").map { " “\($0)”" } ?? ""
    let words = FormatWords.of(failure.detail("reason") ?? "")
    return FailureMessage(
      Phrase(
        "\(words.reason.chinese)\(place)\(value)。", "\(words.reason.english)\(place)\(value)."),
      words.remedy)
  }

  private static func unfit(_ failure: Failure) -> FailureMessage {
    let format = failure.detail("format") ?? ""
    let name = failure.detail("type") ?? ""
    let title = RecordType(rawValue: name)?.title ?? Phrase(name, name)
    let formats = (failure.details["formats"]?.array ?? []).compactMap(\.string)
    let list = formats.joined(separator: ", ")
    return FailureMessage(
      Phrase(
        "\(format) 格式不能写\(title.chinese)。", "The format \(format) carries no \(title.english)."),
      Phrase("可用：\(list)。", "These do: \(list)."))
  }

  private static func lacks(_ failure: Failure) -> FailureMessage {
    let encoding = failure.detail("encoding") ?? ""
    return FailureMessage(
      Phrase(
        "\(encoding) 里没有这条记录中的某个字\(spaced(failure, "id"))。",
        "\(encoding) has no code for a character of the record\(spaced(failure, "id"))."),
      Phrase("用 --encoding utf-8-bom 导出。", "Export with --encoding utf-8-bom."))
  }
}

/// Why a value of a source can't be used, and what to do about it.
struct FormatWords {
  let reason: Phrase
  let remedy: Phrase

  static func of(_ reason: String) -> FormatWords {
    words[reason]
      ?? FormatWords(
        reason: Phrase("有一个值不能用", "A value cannot be used"),
        remedy: Phrase("改正后再导入。", "Correct it and import again."))
  }

  private init(reason: Phrase, remedy: Phrase) {
    self.reason = reason
    self.remedy = remedy
  }

  private init(_ chinese: String, _ english: String, _ remedy: (String, String)) {
    self.init(reason: Phrase(chinese, english), remedy: Phrase(remedy.0, remedy.1))
  }

  private static let words = table.merging(features) { first, _ in first }

  private static let table: [String: FormatWords] = [
    "csv.noHeader": FormatWords(
      "表格没有表头", "The table has no header",
      ("第一行写成员名，如 title,content。", "Begin with a row of member names, such as title,content.")),
    "csv.openQuote": FormatWords(
      "引号没有闭合", "A quote is left open",
      ("补上引号；文字里的引号写两个。", "Close it; a quote within a text is written twice.")),
    "csv.header": FormatWords(
      "表头里有空的或不成名的列", "The header has an empty or malformed column",
      ("给每一列写成员名。", "Name a member in each column.")),
    "csv.headerTwice": FormatWords(
      "表头里有重复的列", "The header has a column twice", ("去掉一列。", "Remove one of them.")),
    "csv.rounded": FormatWords(
      "表格软件把长数字变成了科学计数，末尾数字已丢失", "A spreadsheet has rounded a long number",
      ("在原文件里把这一列设为文本。", "Set the column to text where the file was made.")),
    "csv.encodingOnly": FormatWords(
      "只有 csv 可选编码", "Only csv has a choice of encodings",
      ("去掉 --encoding。", "Leave --encoding out.")),
    "map.type": FormatWords(
      "映射文件没有写明类型", "The map names no type",
      ("写 \"type\": \"grievance\" 一类。", "Name one, such as \"type\": \"grievance\".")),
    "map.columns": FormatWords(
      "映射文件的 columns 缺少或有一项不成样", "The map has no columns, or an odd one",
      ("一列写成员名、{\"member\", \"values\"} 或 null。", "A column is a member, {member, values} or null.")
    ),
    "map.member": FormatWords(
      "映射到了没有的成员", "The map names a member that there isn't",
      ("成员名见 Docs/formats.md，嵌套的用点连接。", "Members are those of records, nested ones with dots.")),
    "map.identifier": FormatWords(
      "这一行没有来源编号", "The row has no identifier of its source",
      ("补上编号，或从映射里去掉 identifier。", "Fill it in, or take identifier out of the map.")),
    "map.value": FormatWords(
      "映射里没有这个词，也没有 *", "The map doesn't know the word, and has no *",
      ("在 values 里加上它，或加 \"*\"。", "Add it to values, or \"*\" for all others.")),
    "map.time": FormatWords(
      "认不出这个时间", "This is no time that is understood",
      ("写成 2026-11-23 09:30。", "Write it as 2026-11-23 09:30.")),
    "map.unit": FormatWords(
      "没有这个单位，或不止一个", "There is no such unit, or more than one",
      ("先建单位，或在 values 里写它的代码。", "Make the unit first, or give its code in values.")),
    "member.missing": FormatWords(
      "缺少必要的内容", "Something necessary is missing", ("在来源里补上。", "Add it at the source.")),
    "kind.object": FormatWords(
      "这里应是一个对象", "An object belongs here", ("按格式改正。", "Correct it after the format.")),
    "dcat.noDataset": FormatWords(
      "文件里没有数据集", "The document has no dataset",
      (
        "应有 dcat:Dataset，或 data.json 的 dataset。",
        "It needs dcat:Dataset, or the dataset of data.json."
      )),
    "ckan.noPackage": FormatWords(
      "文件里没有数据集", "The document has no package",
      ("应是 package_show 或 package_search 的结果。", "Give an answer of package_show or package_search.")
    ),
    "ckan.failed": FormatWords(
      "CKAN 的回答是一个错误", "The answer of CKAN is an error",
      ("重新取一次。", "Ask the site again.")),
    "ckan.deleted": FormatWords(
      "来源已删除这个数据集", "The source has deleted the package",
      ("需要时用 withdraw 撤销目录项。", "Use withdraw on the entry if it should go.")),
    "open311.noRequest": FormatWords(
      "文件里没有服务请求", "The document has no service request",
      ("应有 service_request_id。", "A request has a service_request_id.")),
  ]

  private static let features: [String: FormatWords] = [
    "geojson.noFeature": FormatWords(
      "这不是 Feature", "This is no Feature",
      ("几何要放在 Feature 里，属性放在 properties。", "Put the geometry into a Feature with properties.")),
    "geojson.geometry": FormatWords(
      "几何类型不认识", "The kind of geometry is unknown",
      ("见 RFC 7946 第 3.1 节。", "RFC 7946, section 3.1 lists them.")),
    "geojson.collection": FormatWords(
      "不收 GeometryCollection", "A GeometryCollection has no place in a record",
      ("拆成几个 Feature。", "Split it into features.")),
    "geojson.position": FormatWords(
      "位置应是两个数", "A position is two numbers", ("经度在前，纬度在后。", "Longitude first, then latitude.")),
    "geojson.range": FormatWords(
      "经纬度超出范围", "The position is not on the earth",
      (
        "经度在前（±180），纬度在后（±90）；是否写反了？",
        "Longitude (±180) comes first, latitude (±90) second; are they swapped?"
      )),
    "geojson.ring": FormatWords(
      "面的边界没有闭合", "A ring of the area isn't closed",
      ("至少四个点，首尾相同。", "It needs four points, the last equal to the first.")),
    "geojson.notPoint": FormatWords(
      "这类记录只能有一个点", "Records of this type have a single point",
      ("换成 Point。", "Give a Point.")),
    "geojson.crs": FormatWords(
      "坐标系不是 WGS 84", "The coordinates are not in WGS 84",
      (
        "先转换为 WGS 84（EPSG:4326 或 CGCS2000）。",
        "Convert them to WGS 84 (EPSG:4326, or CGCS2000) first."
      )),
  ]
}
