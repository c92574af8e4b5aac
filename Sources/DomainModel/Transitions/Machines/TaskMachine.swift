extension MachineTables {
  static let task = """
    open 待办 open
    answered 已反馈 answered
    -lifted 已解除 lifted
    -done 已完成 done
    -dropped 已撤销 dropped

    new | – → open | S system
    assign | open → = | S | | to!>leadUnit assignee>assignee
    answer | open → answered | handler@own dispatcher@own inspector@own dutyOfficer@own \
    dataSteward@own licensingOfficer@own gridWorker@own | | text!>answers+
    return | answered → open | S | | reason!
    lift | open answered → lifted | S | supervisedOrRisk
    done | open answered → done | S handler@own dispatcher@own inspector@own dutyOfficer@own \
    dataSteward@own licensingOfficer@own gridWorker@own | ownOnlyTodo
    drop | open answered → dropped | S | | reason!
    note | open answered lifted done dropped → = | all | | text!
    """

  static let conflict = """
    open 待处理 open
    -settled 已解决 settled
    -withdrawn 已失效 withdrawn

    resolve | open → settled | all
    withdraw | open → withdrawn | system
    """
}
