/// What stands along the streets: road names of the county, and invented estates and shops.
enum Streetscape {
  static let roads = [
    "经十路", "解放路", "和平路", "文化东路", "历山路", "山大路", "燕子山路", "千佛山路", "泺源大街", "泉城路", "黑虎泉路",
    "明湖路", "花园路", "二环东路", "工业南路", "奥体西路", "龙奥北路", "浆水泉路", "转山西路", "姚家东路", "甸新东路", "环山路",
    "青年东路", "朝山街", "县西巷", "棋盘街", "司里街", "南全福街", "祝舜路", "旅游路", "荆山路", "化纤厂路",
  ]

  private static let estateFirst = [
    "泉景", "历山", "燕翔", "龙奥", "明湖", "盛福", "丁家", "佛山", "中井", "环山", "科苑", "和平", "凤凰", "解放", "银座", "祥瑞",
    "绿城", "山水",
  ]
  private static let estateSecond = ["花园", "名苑", "小区", "家园", "雅居", "新村", "公馆", "里"]

  private static let shops = [
    "鲁味烧烤店", "泉边火锅城", "好再来面馆", "健力健身中心", "小星星托育园", "福满超市", "老兵洗车行", "阿杰理发店", "青禾瑜伽馆",
    "济南老牌包子铺", "乐嗨KTV", "大明棋牌室", "康健大药房", "美家装饰", "巷口水果店", "学而优辅导班", "诚信二手车行", "惠民菜市场",
  ]

  static func estate(_ random: inout SeededRandom) -> String {
    random.pick(estateFirst) + random.pick(estateSecond)
  }

  static func shop(_ random: inout SeededRandom) -> String {
    random.pick(shops)
  }

  /// Words for the slots of the templates.
  static func slots(company: String, _ random: inout SeededRandom) -> [String: String] {
    let road = random.pick(roads)
    var other = random.pick(roads)
    while other == road { other = random.pick(roads) }
    return [
      "road": road, "road2": other, "estate": estate(&random), "shop": shop(&random),
      "company": company, "building": "\(random.int(1...28))号楼\(random.int(1...4))单元",
      "room": "\(random.int(1...18))0\(random.int(1...4))室", "number": "\(random.int(2...9))",
      "times": "\(random.int(2...6))", "households": "\(random.int(24...460))",
      "cold": "\(random.int(11...17))", "warm": "\(random.int(19...23))",
      "age": "\(random.int(68...93))", "age2": "\(random.int(24...58))",
      "pipe": random.pick(["100", "150", "200", "300"]),
      "money": "\(random.int(3...480) * 100)", "decibel": "\(random.int(56...78))",
      "bus": random.pick(["K50", "K68", "102", "115", "K139", "BRT3", "K171"]),
      "time": random.pick(["今天凌晨", "昨晚八点左右", "上周五", "今早六点半", "前天下午", "近一周", "昨天傍晚"]),
      "time2": random.pick(["次日上午", "当晚", "两小时后", "当日下午", "次日凌晨"]),
      "day": random.pick(["本周五", "月底", "下周一", "三日"]),
    ]
  }

  /// Text that breaks naive screens: wide and narrow forms, joiners, bidi controls, zero widths,
  /// characters beyond the common planes, a line without a break. Each is believable in the field:
  /// it is what callers paste from telephones.
  static let awkward: [(title: String, content: String)] = [
    ("㐂多多超市门口积水（店名首字为“㐂”）", "来电人称㐂多多超市、𠮷祥饭店门口长期积水，店主姓名含生僻字“𠮷”“\u{323AF}”，系统里打不出来，请按“吉（上土下口）”登记。"),
    ("ＡＢＣ大厦１２层电梯困人，电话１０分机８８", "来电人复制的文字为全角：ＡＢＣ大厦Ｂ座１２层，电梯编号ＴＣ－０３，困２人；请勿按半角检索漏掉。"),
    ("路灯坏了😭🕯️黑得看不见👨‍👩‍👧‍👦都不敢走", "孩子发的原话：路灯坏了😭💡❌，我们一家👨‍👩‍👧‍👦和邻居👩🏽‍🦽每天摸黑🚶🏻‍♂️走，求修🙏🏼！❤️（红心后带变体选择符）☎︎"),
    (
      "\u{202E}反向显示的标题\u{202C}：网上投诉粘贴文本",
      "网民粘贴的内容夹带方向控制符：金额\u{202E}0051\u{202C}元，店名 قهوة السلام（阿拉伯文）与 שלום 咖啡；请以附件为准。"
    ),
    (
      "零\u{200B}宽\u{200B}字\u{200B}符\u{FEFF}混在标题里的停热投诉",
      "来电人从\u{200B}聊天软件\u{200D}复制\u{2060}：家里停\u{00AD}热三天，室温13℃，请尽快处理。"
    ),
    (
      "超长不换行：" + String(repeating: "物业不作为请尽快处理", count: 12),
      String(repeating: "反映内容没有任何标点和换行也没有空格一直写到底请求尽快处理不要再互相推诿", count: 40)
    ),
    (
      "Ｗｉｆｉ名“历下Café™”扰民广播",
      "Cafe\u{301} 与 Café 写法不同；店名 ＬＩＸＩＡ ＣＡＦÉ，早七点起循环播放 “Welcome!!! 欢迎光临～～～”，℃ № ㊙ ㈱ ㎡ 等符号请保留。"
    ),
    (
      "表格粘贴\t制表符\t与换行",
      "第一行\t时间\t地点\n第二行\t昨晚\t经十路\n第三行\t\t（空）\r\n第四行：=SUM(A1:A9)，+86 开头和 @提到 的文字请勿当公式。"
    ),
    (
      "\u{2067}من فضلك إصلاح المصعد\u{2069}（外籍住户求助电梯）",
      "外籍住户留言：\u{2067}المصعد معطل منذ يومين\u{2069}。物业代为翻译：电梯坏了两天，请尽快修理。Thank you 谢谢 ありがとう 감사합니다。"
    ),
    (
      "“引号”‘嵌套’「直角」《书名》……——·～",
      "标点全家福：，。、；：？！“”‘’（）【】《》〈〉「」『』——……·～；中英混排,.;:?!\"'()[]{}<>\\|/`^ 结束。"
    ),
    (
      "Z͑͗a͌͒l͐g̃ȯ 附加符堆叠文字",
      "粘贴文字：Z\u{351}\u{357}\u{343}a\u{34C}\u{352}l\u{350}\u{35B}g\u{303}\u{307}o\u{307}\u{30A}"
        + "，系楼道涂鸦内容，请社区清理。"
    ),
    ("𠮷野家旁𪚥字招牌松动𰻝𰻝面馆", "招牌“𰻝𰻝面”“𪚥”字松动，风大时摇晃；𠀀𠂉𡗗等字为工匠刻字，照片附后。"),
  ]
}
