import Assets

/// A file system in a dictionary.
func fakeFiles(_ contents: [String: String]) -> FileAccess {
  FileAccess(
    contents: { path in contents[path].map { Array($0.utf8) } },
    names: { folder in
      let names = contents.keys.filter { $0.hasPrefix(folder + "/") }
        .compactMap { $0.dropFirst(folder.count + 1).split(separator: "/").first.map(String.init) }
      return Set(names).sorted()
    },
    isFolder: { folder in contents.keys.contains { $0.hasPrefix(folder + "/") } })
}
