package dev.countersign.oversight.platform.graphql.guard;

/** How much a selection holds with its fragments spread out; sums stop at a ceiling. */
record Tally(int depth, int fields, int aliases, int directives) {
  static final Tally NOTHING = new Tally(0, 0, 0, 0);
  private static final int CEILING = 1_000_000;

  Tally and(Tally other) {
    return new Tally(
        Math.max(depth, other.depth),
        sum(fields, other.fields),
        sum(aliases, other.aliases),
        sum(directives, other.directives));
  }

  Tally below(int alias, int directive) {
    return new Tally(depth + 1, sum(fields, 1), sum(aliases, alias), sum(directives, directive));
  }

  private static int sum(int left, int right) {
    return Math.min(CEILING, left + right);
  }
}
