// An ES module: this file is not transpiled, so that its import is not turned into a require, which Node 20 may refuse.
module.exports = { hyparquet: () => import("hyparquet") };
