extension Topic {
  /// Homes, wages, shops, neighbours: what people owe each other.
  static let people: [Topic] = [
    Topic(
      code: "电梯.困人", weight: 4, kinds: ["request", "report"], urgentPercent: 75, lead: "区市场监管局",
      coUnits: ["区消防救援大队", "区住建局"], basis: "特种设备安全法第八十四条",
      titles: [
        "{estate}{building}电梯困人", "{estate}电梯突然下滑", "{estate}{building}电梯故障频发",
        "{estate}电梯停运老人无法下楼",
      ],
      openings: [
        "市民反映：{time}，{estate}{building}电梯停在{number}层，轿厢内{times}人被困，已按警铃无人应答。",
        "来电人称{estate}{building}电梯从{number}层突然下滑两层，孩子吓哭。",
        "来电人反映{estate}{building}电梯一个月坏{times}次，维保记录看不到。",
      ],
      details: [
        "其中有一名孕妇。", "梯内信号差，通话断断续续。", "电梯使用标志显示下次检验日期已过。", "物业称维修资金申请不下来。", "高层住着多位行动不便的老人。",
      ],
      replies: ["维保人员{time2}到场救出被困人员，均无受伤；故障为门锁回路接触不良，已更换并复检。", "已责令停用并约谈维保单位，启用应急维修资金更换曳引轮。"]),
    Topic(
      code: "物业.服务", weight: 8, kinds: ["complaint", "consult", "request"], urgentPercent: 0,
      lead: Topic.street, coUnits: ["区住建局"], basis: "山东省物业管理条例",
      titles: [
        "{estate}物业不作为保洁差", "{estate}物业擅自涨停车费", "咨询{estate}维修资金使用", "{estate}物业撤管无人接手",
        "{estate}物业不公示公共收益", "{estate}业主大会筹备请求指导",
      ],
      openings: [
        "市民反映：{estate}物业收费标准提高后服务未见改善，楼道{times}个月没人打扫。",
        "来电人称{estate}物业未经业主同意涨停车费每月{number}0元。",
        "来电人咨询{estate}电梯大修如何使用维修资金，需要多少业主签字。",
        "{estate}物业昨天撤场，门岗、保洁、二次供水都没人管。",
      ],
      details: [
        "物业费每年{number}百元，从不公示支出。", "门禁坏了，外来人员随意进出。", "业主群里{number}0多户支持反映。", "要求街道牵头召开联席会议。",
        "电梯广告收益不知去向。",
      ],
      replies: [
        "街道已约谈物业负责人，限期整改{times}项，并在公告栏公示公共收益。", "停车费调整未经业主共同决定，已责令恢复原标准并退还多收费用。",
        "已告知：使用维修资金应由专有部分面积和人数占比三分之二以上业主参与表决。",
      ]),
    Topic(
      code: "劳动.欠薪", weight: 5, kinds: ["complaint", "report"], urgentPercent: 5, lead: "区人社局",
      coUnits: ["区住建局"], basis: "保障农民工工资支付条例",
      titles: ["{company}拖欠{number}名工人工资", "{road}工地拖欠农民工工资", "{company}不缴社保", "{shop}关门跑路欠员工工资"],
      openings: [
        "来电人称在{company}工作{times}个月，被拖欠工资共{money}元。",
        "来电人反映{road}工地{number}名农民工工资未结，包工头电话打不通。",
        "来电人投诉{company}未缴纳社保，离职时拒开证明。",
      ],
      details: [
        "有考勤表和工资条照片。", "没有签劳动合同。", "家里等钱过年、孩子等着交学费。", "老板承诺{day}前付清，一直拖。", "工人计划集体到现场讨要，请尽快介入。",
      ],
      replies: [
        "经劳动监察介入，{company}已支付{money}元，工人签字确认。", "已立案并下达限期改正指令书，用人单位约定分两期支付。",
        "双方对金额有争议，已引导申请劳动仲裁并联系法律援助。",
      ]),
    Topic(
      code: "消费.退费纠纷", weight: 7, kinds: ["complaint"], urgentPercent: 0, lead: "区市场监管局",
      coUnits: [], basis: "消费者权益保护法第五十三条",
      titles: ["{shop}预付卡不退费", "{company}课程退费拖延", "{shop}定金不退", "{shop}关门办卡未退", "{shop}团购券不兑现"],
      openings: [
        "来电人{time}在{shop}办理储值卡{money}元，现门店停业，要求退款。",
        "来电人称给孩子在{company}报班，剩余{number}课时申请退费，对方以合同为由拒绝。",
        "来电人反映在{shop}交定金{money}元，商家不履约也不退款。",
      ],
      details: [
        "有合同和付款截图。", "商家客服电话已停机。", "同样遭遇的有{number}0多人，已建群。", "商家要扣30%手续费。", "希望先行调解，不行再起诉。",
      ],
      replies: [
        "经调解，商家扣除已消费部分后退还{money}元，双方签订调解书。", "商家已失联，列入经营异常名录，引导消费者通过诉讼或报案解决。",
        "已组织调解，双方未达成一致，终止调解并书面告知。",
      ]),
    Topic(
      code: "消费.食品安全", weight: 4, kinds: ["report", "complaint"], urgentPercent: 8, lead: "区市场监管局",
      coUnits: ["区卫健局"], basis: "食品安全法第一百二十三条",
      titles: ["{shop}外卖吃出异物", "{shop}销售过期食品", "{shop}用餐后多人腹泻", "{shop}无证经营熟食"],
      openings: [
        "来电人{time}在{shop}点外卖，吃到一段钢丝球。", "来电人称在{shop}购买的面包已过期{times}天。",
        "来电人反映一家{times}口在{shop}就餐后腹泻呕吐，已就医。",
      ],
      details: ["有小票和照片。", "后厨卫生很差，看到蟑螂。", "店员态度恶劣，拒绝处理。", "要求按法律赔偿。"],
      replies: ["现场检查发现后厨防鼠设施不全，已责令改正并立案，消费者获赔{money}元。", "已抽样送检，检验合格，已向举报人书面反馈。"]),
    Topic(
      code: "网格.安全隐患", weight: 8, kinds: ["gridMatter"], urgentPercent: 10, lead: Topic.street,
      coUnits: ["区消防救援大队", "区应急局"], basis: "网格化服务管理事项清单",
      titles: [
        "{estate}电动车飞线充电", "{estate}楼道堆放杂物堵塞通道", "{road}沿街店铺使用瓶装液化气", "{estate}外墙皮脱落",
        "{road}广告牌松动", "{estate}独居老人家中火灾隐患",
      ],
      openings: [
        "网格员巡查发现：{estate}{building}多户电动车飞线充电，共{number}处。",
        "网格员入户走访发现：{estate}{building}楼道堆放纸箱、旧家具，堵塞疏散通道。",
        "网格员巡查发现{road}{shop}使用瓶装液化气，未安装报警器。",
        "网格员巡查发现{estate}{building}北墙外墙皮脱落约{times}平方米，下方为人行道。",
      ],
      details: ["已现场劝导，当事人不配合。", "已设警戒线。", "该户为{age}岁独居老人，习惯囤积废品。", "同楼去年发生过电动车起火。", "请职能部门到场执法。"],
      replies: [
        "已清理楼道杂物{number}车，张贴温馨提示，新增充电端口{number}个。", "已责令更换为电磁灶具，清退液化气瓶{times}个。",
        "外墙空鼓已敲除并设防护，维修资金申请已受理。",
      ]),
    Topic(
      code: "纠纷.邻里", weight: 6, kinds: ["dispute"], urgentPercent: 0, lead: "区司法局",
      coUnits: [Topic.street], basis: "人民调解法",
      titles: [
        "{estate}楼上漏水邻里纠纷", "{estate}邻居占用公共通道起争执", "{estate}宠物伤人赔偿纠纷", "{road}商铺租赁押金纠纷",
        "{estate}装修破坏承重墙纠纷",
      ],
      openings: [
        "当事人称{estate}{building}{room}楼上卫生间漏水，屋顶发霉，对方拒绝配合维修，双方争吵。",
        "当事人反映邻居在楼道安装鞋柜和监控，多次沟通未果，发生推搡。",
        "当事人称{estate}邻居家犬未牵绳咬伤其母亲，医疗费{money}元对方只愿承担一半。",
        "当事人称{road}商铺到期不退押金{money}元，双方各执一词。",
      ],
      details: [
        "社区调解过一次，未达成一致。", "双方都愿意再谈一次。", "有医院票据和监控录像。", "当事人情绪激动，扬言上门理论，请关注。", "希望请专业鉴定机构看一下。",
      ],
      replies: ["经调解，双方达成协议：楼上负责防水维修，赔偿楼下{money}元，{day}前履行。", "双方握手言和，移走鞋柜，摄像头调整角度。"]),
    Topic(
      code: "教育.入学培训", weight: 3, kinds: ["consult", "complaint"], urgentPercent: 0, lead: "区教体局",
      coUnits: [], basis: "义务教育法第十二条",
      titles: ["咨询{estate}学区划分", "{company}校外培训违规收费", "咨询随迁子女入学材料", "学校午餐质量投诉"],
      openings: ["来电人咨询：{estate}属于哪所小学服务区，房产证在祖父母名下可否报名。", "来电人反映{company}一次性收取{number}个月培训费。"],
      details: ["孩子明年九月上一年级。", "房产证办理中，有购房合同。", "要求开具发票被拒。"],
      replies: ["已告知本年度招生范围及材料清单，以当年招生简章为准。", "经查该机构超期收费，已责令退还并通报。"]),
    Topic(
      code: "社保.医保待遇", weight: 5, kinds: ["consult", "request"], urgentPercent: 0, lead: "区人社局",
      coUnits: ["区行政审批局"], basis: "社会保险法",
      titles: ["咨询灵活就业社保缴费档次", "咨询失业金申领条件", "社保卡无法激活", "咨询退休手续如何办理", "咨询异地医保备案"],
      openings: [
        "来电人咨询：{age2}岁，灵活就业参保{number}年，今年选哪个档次合适，能否补缴。", "来电人咨询失业后如何申领失业金，{time}离职。",
        "来电人称新社保卡在{road}银行无法激活。",
      ],
      details: ["不会用手机办理，希望线下窗口办。", "户籍在外地，参保在历下。", "单位已经注销，无法盖章。"],
      replies: ["已按政策答复缴费档次与办理渠道，并发送办事指南。", "已预约{time2}窗口绿色通道，由帮办人员陪同办理。"]),
    Topic(
      code: "养老.救助", weight: 3, kinds: ["request", "consult", "petition"], urgentPercent: 5,
      lead: "区民政局",
      coUnits: [Topic.street], basis: "社会救助暂行办法",
      titles: ["{estate}独居老人请求送餐", "咨询低保申请条件", "信访反映{estate}适老化改造搁置", "高龄津贴未发放", "请求临时救助"],
      openings: [
        "来电人称父亲{age}岁独居{estate}，行动不便，希望社区食堂送餐。", "来电人咨询低保申请条件，家中{times}口人，一人患大病。",
        "信访人反映{estate}加装扶手和坡道的改造立项后搁置。",
      ],
      details: ["子女在外地工作。", "去年申请过，答复材料不全。", "医药费自付约{money}元。"],
      replies: ["已纳入居家养老服务，即日起每日送餐。", "已受理临时救助申请，按程序入户核查。", "经核实津贴因账户变更退回，已补发到账。"]),
    Topic(
      code: "市场.经营举报", weight: 3, kinds: ["report"], urgentPercent: 0, lead: "区市场监管局",
      coUnits: ["公安分局"],
      basis: "市场监督管理投诉举报处理办法",
      titles: ["举报{company}虚假宣传", "举报{shop}计量缺斤短两", "举报{shop}无照经营", "举报{company}传销讲座"],
      openings: [
        "来电人举报{company}向老年人宣传保健品包治百病，{time}在{estate}旁开讲座。", "来电人举报{shop}电子秤不准，买{number}斤少半斤。",
      ],
      details: ["现场发鸡蛋、送体检。", "老人已买{money}元。", "有录音和宣传单。"],
      replies: ["已立案调查，责令停止发布违法广告。", "已检定电子秤，偏差超标，没收并处罚。"]),
    Topic(
      code: "建议.数字服务", weight: 3, kinds: ["suggestion", "consult"], urgentPercent: 0,
      lead: Units.data,
      coUnits: ["区行政审批局"], basis: "济南市公共数据管理办法",
      titles: ["建议统一各部门预约入口", "咨询居民码如何申领", "建议公开停车场实时余位数据", "建议{road}政务服务站增设自助机", "建议热线回访改为短信选择"],
      openings: [
        "市民建议：各部门预约入口不统一，老年人找不到，希望合并到一个码。", "来电人咨询居民码申领后可在哪些场景使用。", "市民建议公开辖区停车场实时余位，方便导航。",
      ],
      details: ["其他城市已有做法。", "希望保留人工窗口。", "愿意参加试用。"],
      replies: ["建议已采纳，列入下季度便民项目清单。", "已告知申领步骤与应用场景，并短信发送指南。"]),
  ]

  static let all: [Topic] = utilities + city + people
}
