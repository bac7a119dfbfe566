package dev.countersign.oversight.platform.graphql.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How much one request may ask for. */
@ConfigMapping(prefix = "countersign.guard")
public interface GuardConfig {
  /** False only to measure what the guards cost; a production start is refused without them. */
  @WithDefault("true")
  boolean enabled();

  Document document();

  Answer answer();

  /** Cost that one request may have, by kind of viewer; {@code public} for everyone else. */
  Map<String, Long> budget();

  /**
   * Who may ask for the schema: roles, or {@code public}. Each is shown what it may do, and no
   * more.
   */
  @WithDefault("public")
  List<String> introspection();

  /** Limits of the document's text and form. */
  interface Document {
    /** Bytes of the whole request, variables included. */
    @WithDefault("1048576")
    int bodyBytes();

    @WithDefault("65536")
    int characters();

    @WithDefault("2000")
    int tokens();

    @WithDefault("20000")
    int whitespaceTokens();

    @WithDefault("15")
    int depth();

    @WithDefault("30")
    int aliases();

    @WithDefault("20")
    int rootFields();

    /** Fields with all fragments spread out. */
    @WithDefault("400")
    int fields();

    @WithDefault("20")
    int directives();

    /** What a list counts as where the request does not say how long it may be. */
    @WithDefault("10")
    int listSize();
  }

  /** Limits of what comes back. */
  interface Answer {
    @WithDefault("15S")
    Duration time();

    @WithDefault("8388608")
    int bytes();

    @WithDefault("200000")
    int nodes();
  }
}
