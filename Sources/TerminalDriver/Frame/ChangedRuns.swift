import CellGrid

/// Finds what differs between two frames.
enum ChangedRuns {
  /// The changed columns of a row, left to right. A wide cell is one thing: a run that would begin
  /// or end inside one, in either frame, takes all of it.
  static func inRow(_ row: Int, from old: CellGrid, to new: CellGrid) -> [Range<Int>] {
    let before = old.row(row)
    let after = new.row(row)
    guard before.count == after.count else { return after.isEmpty ? [] : [0..<after.count] }
    let (firstBefore, firstAfter) = (before.startIndex, after.startIndex)
    var runs: [Range<Int>] = []
    var column = 0
    while column < after.count {
      guard before[firstBefore + column] != after[firstAfter + column] else {
        column += 1
        continue
      }
      let isInside = { (place: Int) in
        place < after.count
          && (before[firstBefore + place].isContinuation
            || after[firstAfter + place].isContinuation)
      }
      var start = column
      while start > 0, isInside(start) { start -= 1 }
      column += 1
      while column < after.count,
        isInside(column) || before[firstBefore + column] != after[firstAfter + column]
      {
        column += 1
      }
      append(start..<column, to: &runs)
    }
    return runs
  }

  private static func append(_ run: Range<Int>, to runs: inout [Range<Int>]) {
    if let last = runs.last, last.upperBound >= run.lowerBound {
      runs[runs.count - 1] = min(last.lowerBound, run.lowerBound)..<run.upperBound
    } else {
      runs.append(run)
    }
  }
}
