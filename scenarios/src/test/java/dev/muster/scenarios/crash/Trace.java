package dev.muster.scenarios.crash;

import dev.muster.spi.call.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls as lines that a person can read. */
final class Trace {

    private static final int WIDTH = 300;

    private Trace() {}

    static String line(int number, Instant at, int node, String site, Object @Nullable [] arguments) {
        String what = arguments == null
                ? ""
                : Arrays.stream(arguments).map(Trace::text).collect(Collectors.joining(" "));
        Duration since = Duration.between(WorldTime.START, at);
        return String.format(
                "%5d  +%-8s node %d  %s %s", number, since.toString().substring(2), node, site, cut(what));
    }

    static String text(Object value) {
        if (value instanceof CallContext context) {
            return '[' + context.key().value() + " try " + context.attempt() + ']';
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(Trace::text).collect(Collectors.joining(", ", "(", ")"));
        }
        return cut(value.toString());
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + '…';
    }
}
