/// The version this node tells in `GET /v1/node` and on its metrics.
public let nodeVersion = "0.1.0"
