/// Region codes that checks know without a store: provinces, and Shandong's cities and counties
/// (GB/T 2260; the county list is that of the sample data).
enum RegionTable {
  /// Whether a code without filling zeros exists as far as the table reaches.
  static func isKnown(_ code: String) -> Bool {
    guard provinces.contains(String(code.prefix(2))) else { return false }
    guard code.hasPrefix("37"), code.utf8.count >= 4 else { return true }
    let city = String(code.dropFirst(2).prefix(2))
    guard code.utf8.count >= 6 else { return cities.contains(city) }
    return counties.contains(String(code.dropFirst(2).prefix(4)))
  }

  /// Whether a county code exists or has existed: old prefectures of Shandong had 21 to 29.
  static func isKnownOrOld(_ code: String) -> Bool {
    guard provinces.contains(String(code.prefix(2))) else { return false }
    guard code.hasPrefix("37"), let city = Int(code.dropFirst(2).prefix(2)) else { return true }
    return (1...17).contains(city) || (21...30).contains(city) || city == 90 || city == 0
  }

  private static let provinces: Set<String> = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "81", "82", "83",
  ]

  private static let cities = Set(counties.map { String($0.prefix(2)) })

  private static let counties = Set(
    """
    0102 0103 0104 0105 0112 0113 0114 0115 0116 0117 0124 0126 0176 0202 0203 0211 0212 \
    0213 0214 0215 0281 0283 0285 0302 0303 0304 0305 0306 0321 0322 0323 0402 0403 0404 \
    0405 0406 0481 0502 0503 0505 0522 0523 0571 0572 0602 0611 0612 0613 0614 0671 0676 \
    0681 0682 0683 0685 0686 0687 0702 0703 0704 0705 0724 0725 0772 0781 0782 0783 0784 \
    0785 0786 0811 0812 0826 0827 0828 0829 0830 0831 0832 0871 0881 0883 0902 0911 0921 \
    0923 0982 0983 1002 1003 1071 1072 1073 1082 1083 1102 1103 1121 1122 1171 1302 1311 \
    1312 1321 1322 1323 1324 1325 1326 1327 1328 1329 1371 1402 1403 1422 1423 1424 1425 \
    1426 1427 1428 1471 1481 1482 1502 1503 1521 1522 1524 1525 1526 1581 1602 1603 1621 \
    1622 1623 1625 1681 1702 1703 1721 1722 1723 1724 1725 1726 1728 1771 1772
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
