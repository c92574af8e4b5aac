/// Names of invented people.
enum Names {
  static let surnames =
    Array(
      "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
    ).map { String($0) } + ["欧阳", "上官", "诸葛", "尉迟"]

  static let given = Array(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建国文华玉兰志强红梅晓东海燕春梅立新子轩雨桐浩然思远佳怡嘉乐一鸣晨曦安宁景行泽宇书瑶若溪承志乐怡家明德福长青永康宝山凤仪"
  ).map { String($0) }

  /// Characters beyond the common sets and beyond the basic plane: 𠮷 (U+20BB7), 㐂 (U+3402) and
  /// U+323AF, which a terminal's font may well lack.
  static let rare = ["𠮷", "㐂", "\u{323AF}", "龘", "喆", "燊", "犇"]

  static func person(_ random: inout SeededRandom) -> String {
    let surname = random.pick(surnames)
    let first = random.pick(given)
    return random.chance(percent: 35) ? surname + first : surname + first + random.pick(given)
  }

  static func personWithRareCharacter(_ random: inout SeededRandom) -> String {
    random.pick(surnames) + random.pick(given) + random.pick(rare)
  }

  private static let brandFirst = Array("泉历鲁岱鼎恒瑞嘉凯盛宏汇智云海中天华龙金信联众诚明德兴安创").map { String($0) }
  private static let brandSecond = Array("源丰泰达通和顺捷科澜峰翔润辰朗盈祥昌邦宇康力成").map { String($0) }

  static func enterprise(_ trade: String, _ random: inout SeededRandom) -> String {
    "济南" + random.pick(brandFirst) + random.pick(brandSecond) + trade
  }
}
