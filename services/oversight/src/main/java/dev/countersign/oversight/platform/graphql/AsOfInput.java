package dev.countersign.oversight.platform.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Fields that take it declare it; {@link OneStandpoint} settles it for the whole request. */
@Input("AsOfInput")
@Description(
    "The state to look at. What is absent is now. One request looks at one state: give every field"
        + " that takes it the same. It never shows anything recorded later; who may see what is"
        + " judged now.")
public record AsOfInput(
    @Description("What holds in the world is judged at this instant; not in the future.")
        @Nullable Instant validAt,
    @Description(
            "Only what was recorded at or before this instant is known; not in the future, and not"
                + " with logSize.")
        @Nullable Instant knownAt,
    @Description("Only what the log of this size holds is known, in its order; not with knownAt.")
        @Nullable Long logSize) {}
