extension Topic {
  /// Water, heat, gas, power, lamps, lids: what must run.
  static let utilities: [Topic] = [
    Topic(
      code: "供水.水管爆裂", weight: 7, kinds: ["request", "report"], urgentPercent: 55,
      lead: "水务集团历下供水所", coUnits: ["区水务局"], basis: "城市供水条例第二十四条",
      titles: [
        "{road}自来水管爆裂漏水严重", "{estate}{building}门前水管爆裂，积水进楼道", "{road}与{road2}路口路面冒水",
        "{estate}{building}水压低水表井漏水", "{estate}地下车库主管道漏水", "{estate}二次供水泵房漏水停水",
      ],
      openings: [
        "市民反映：{time}，{road}人行道下方自来水管突然爆裂，水柱高约{number}米，已漫过非机动车道。",
        "来电人称{estate}{building}单元门口自来水管爆裂，水已流进电梯井，全楼停水。",
        "网格员巡查发现{road}{number}号门前路面冒水，初步判断为地下主管道漏水，周边约{households}户水压明显下降。",
        "来电人反映家住{estate}{building}{room}，{time}起水压很小，楼下水表井持续漏水。",
      ],
      details: [
        "现场已有车辆绕行，早高峰易拥堵，且夜间气温低，担心路面结冰。", "楼内有两户独居老人，无法下楼取水。",
        "附近{shop}因停水无法营业，店主情绪比较激动。", "昨天已打过供水服务电话，答复已登记，但至今无人到场。",
        "该处今年已是第{times}次爆管，居民怀疑是管道老化。", "漏水点旁边就是配电箱，存在安全隐患。",
        "物业已关闭单元总阀，但关不严。",
      ],
      replies: [
        "抢修人员到场后关闭上下游阀门，开挖更换DN{pipe}管道约{number}米，{time2}恢复供水，路面已回填压实。",
        "经查系老旧铸铁管接口脱开所致，已更换接口并冲洗管道，水质检测合格后恢复供水，已电话告知诉求人。",
        "漏水点位于用户共用管道，已由物业与供水单位共同维修完毕，并将该小区列入明年二次供水改造计划。",
      ]),
    Topic(
      code: "供热.停热", weight: 9, kinds: ["request", "complaint"], urgentPercent: 40,
      lead: "热力集团历下分公司", coUnits: ["区住建局"], basis: "济南市城市集中供热管理条例",
      titles: [
        "{estate}{building}停热两天室温只有{cold}度", "{estate}供暖温度不达标", "{road}宿舍楼暖气不热",
        "{estate}换热站停运停热", "{estate}供热管道漏水停热", "{estate}顶楼供暖循环不畅",
      ],
      openings: [
        "市民反映：{estate}{building}自{time}起停热，目前室温{cold}度，家中有老人和幼儿。",
        "来电人称{estate}供暖以来室温一直在{cold}度左右，多次报修，工作人员测温后没有下文。",
        "来电人反映{road}单位宿舍整栋楼暖气不热，进水管温热、回水管冰凉。",
        "{estate}换热站昨晚跳闸停运，涉及约{households}户，业主群里意见很大。",
      ],
      details: [
        "已交全年采暖费，票据可以提供。", "物业说是热力公司的问题，热力公司说是物业二次管网的问题，互相推诿。",
        "邻居家同一立管室温可达22度，只有本户不热。", "家中有{age}岁卧床老人，请尽快处理。",
        "维修人员{time}来过一次，放气后好了半天又凉了。", "希望退还不达标期间的采暖费。",
      ],
      replies: [
        "已上门测温{number}处，更换过滤器并排气，调节后室温{warm}度，诉求人签字确认。",
        "停热系换热站循环泵故障，备用泵已投入运行，{time2}逐步升温，停热期间费用按办法退还。",
        "经查为户内暖气片堵塞，属用户自管部分，已协助冲洗，室温恢复至{warm}度。",
      ]),
    Topic(
      code: "燃气.泄漏", weight: 3, kinds: ["request", "report"], urgentPercent: 85,
      lead: "燃气集团历下服务站", coUnits: ["区住建局", "区消防救援大队"], basis: "城镇燃气管理条例第三十九条",
      titles: [
        "{estate}{building}楼道有燃气味", "{road}施工挖破燃气管", "{shop}后厨燃气报警器持续报警",
        "{estate}燃气表间报警器持续报警",
      ],
      openings: [
        "市民反映：{estate}{building}楼道内有明显煤气味，{time}起越来越重，不敢开灯。",
        "来电人称{road}路边施工的挖掘机碰到黄色管道，有嘶嘶声和气味。",
        "{shop}后厨燃气报警器反复报警，店内已停火通风，仍报警。",
      ],
      details: [
        "已提醒居民不要使用明火、开窗通风、到室外等候。", "现场有人抽烟，存在重大安全隐患。", "已同步转119。",
        "周边有幼儿园，距离约{number}0米。",
      ],
      replies: [
        "{time2}到场检测，浓度{number}00ppm，系表前阀门密封老化，已更换并保压合格。",
        "现场检测未发现燃气泄漏，气味来自下水道，已转物业疏通，并为用户更换连接软管。",
      ]),
    Topic(
      code: "供电.停电", weight: 4, kinds: ["request"], urgentPercent: 25, lead: "供电公司历下供电中心",
      coUnits: [], basis: "供电监管办法第十四条",
      titles: ["{estate}{building}停电未恢复", "{road}沿街商铺突然停电", "{estate}电压不稳烧坏家电", "{estate}电缆井冒烟"],
      openings: [
        "市民反映：{estate}{building}{time}停电，至今未恢复，电梯停运。",
        "来电人称{road}沿街{number}家商铺停电，{shop}冷柜里的货要坏。",
        "来电人反映{estate}近一周晚上频繁跳闸，已烧坏一台电视。",
      ],
      details: ["物业称是外线故障。", "小区有一户使用制氧机，断电有生命危险。", "要求答复来电时间和赔偿办法。", "停电前没有任何通知。"],
      replies: ["故障点为环网柜进线，已倒供恢复，{time2}完成修复。", "系小区专用变压器过载，已与物业约定扩容方案，临时调整负荷。"]),
    Topic(
      code: "市政.路灯", weight: 6, kinds: ["request", "gridMatter"], urgentPercent: 3, lead: "路灯管理所",
      coUnits: ["区城管局"], basis: "城市道路照明设施管理规定",
      titles: [
        "{road}路灯不亮", "{road}路灯杆倾斜", "{estate}西侧小路路灯全灭", "{road}路灯白天亮晚上不亮", "{road}路灯被树枝遮挡",
      ],
      openings: [
        "市民反映：{road}从{road2}路口往东约{number}盏路灯不亮，夜间行走很黑。",
        "网格员巡查发现{road}{number}号门前路灯杆倾斜约15度，检修口敞开。",
        "来电人称{estate}西侧小路路灯坏了半个多月，上晚自习的学生不敢走。",
      ],
      details: ["{time}有老人在此处绊倒，胳膊擦伤。", "灯杆编号看不清，大概在公交站牌旁边。", "之前报修过，修好两天又灭了。", "此处车速快，又没有斑马线。"],
      replies: ["已更换电缆{number}0米、灯头{number}只，{time2}恢复照明。", "该路段路灯未移交，已会同建设单位先行通电，移交手续正在办理。"]),
    Topic(
      code: "市政.井盖", weight: 5, kinds: ["request", "gridMatter"], urgentPercent: 12, lead: "区城管局",
      coUnits: ["区水务局"], basis: "城市窨井盖安全管理办法",
      titles: [
        "{road}井盖破损下沉", "{road}井盖缺失", "{estate}门口雨水井盖断裂", "{estate}门口井盖松动夜间异响", "{road}雨水篦子被压断",
      ],
      openings: [
        "市民反映：{road}{number}号门前机动车道井盖下沉约{number}厘米，车辆碾压后咣当作响。",
        "网格员巡查发现{road}人行道井盖缺失，已用树枝和路锥临时围挡。",
        "来电人称{estate}门口雨水井盖断裂，电动车差点翻倒。",
      ],
      details: ["井盖上有“污”字。", "旁边就是小学，上下学人流大。", "夜里吵得二楼住户睡不着。", "已拍照上传。", "权属单位不清楚，请先处置后追责。"],
      replies: ["权属为污水管理单位，已更换防沉降井盖，{time2}完成。", "已安装五防井盖并铺设防坠网，现场照片已上传。"]),
    Topic(
      code: "排水.积水内涝", weight: 4, kinds: ["request", "complaint"], urgentPercent: 25, lead: "区水务局",
      coUnits: ["区城管局", Topic.street], basis: "城镇排水与污水处理条例",
      titles: ["{road}一下雨就积水", "{estate}下水道反水进家", "{estate}化粪池外溢", "{road2}涵洞积水车辆熄火"],
      openings: [
        "市民反映：{road}{road2}路口每逢下雨积水没过脚踝，今年已是第{times}次。",
        "来电人称{estate}{building}一楼下水道反水，家里地板全泡了。",
        "{estate}化粪池外溢，污水流到{road}，气味很大。",
      ],
      details: ["雨水口被落叶和施工泥浆堵死。", "物业说管网是市政的，不归他们管。", "家中地板、衣柜损失约{number}千元。", "希望彻底改造，不要只是抽水。"],
      replies: [
        "已清掏检查井{number}座、雨水口{times}处，疏通管道{number}0米，降雨期间安排专人值守。", "系小区内部管道堵塞，已由街道协调物业疏通并列入老旧小区改造。",
      ]),
  ]
}
