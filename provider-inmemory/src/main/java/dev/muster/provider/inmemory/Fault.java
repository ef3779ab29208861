package dev.muster.provider.inmemory;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.call.Unsupported;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One way in which a tool fails: what a test tells a fake to do. Immutable; may be used for many calls. */
public final class Fault {

    private final String name;
    private final boolean carriedOut;
    private final Function<String, Throwable> failure;

    private Fault(String name, boolean carriedOut, Function<String, Throwable> failure) {
        this.name = name;
        this.carriedOut = carriedOut;
        this.failure = failure;
    }

    /** The call is not carried out; the tool says nothing of when to come back. */
    public static Fault unavailable() {
        return unavailable(null);
    }

    /** The call is not carried out; the tool asks to wait {@code retryAfter}, or says nothing of that when it is null. */
    public static Fault unavailable(@Nullable Duration retryAfter) {
        return new Fault(
                "unavailable", false, tool -> new Unavailable(tool, "is unavailable, as the test asked", retryAfter));
    }

    /** The tool understands the call and says no. */
    public static Fault rejected() {
        return new Fault(
                "rejected",
                false,
                tool -> new Rejected(tool, "request", "was refused, as the test asked", "ask for something else"));
    }

    /** The tool cannot do this at all. */
    public static Fault unsupported() {
        return new Fault("unsupported", false, tool -> new Unsupported(tool, "this, as the test asked"));
    }

    /** The host's token is wrong. */
    public static Fault misconfigured() {
        return new Fault(
                "misconfigured",
                false,
                tool -> new Misconfigured(tool, "token", "was revoked, as the test asked", "set a new token"));
    }

    /** The call is not carried out, and the caller cannot know. */
    public static Fault unknownBefore() {
        return new Fault(
                "unknown, not carried out",
                false,
                tool -> new OutcomeUnknown(tool, "the connection broke, as the test asked"));
    }

    /** The call is carried out, but its answer is lost. */
    public static Fault unknownAfter() {
        return new Fault(
                "unknown, carried out",
                true,
                tool -> new OutcomeUnknown(tool, "the answer was lost, as the test asked"));
    }

    /** A bug in the provider: a runtime exception before anything is carried out. */
    public static Fault bug() {
        return new Fault("bug", false, tool -> new IllegalStateException(tool + " has a bug, as the test asked"));
    }

    /** A bug in the provider after the call was carried out. */
    public static Fault bugAfter() {
        return new Fault(
                "bug, carried out", true, tool -> new IllegalStateException(tool + " has a bug, as the test asked"));
    }

    /** An {@link Error} in the provider, before anything is carried out. */
    public static Fault error() {
        return new Fault("error", false, tool -> new StackOverflowError(tool + " overflows, as the test asked"));
    }

    /** Whether the call takes effect in the tool before it fails. */
    public boolean carriedOut() {
        return carriedOut;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Throws what the caller of {@code tool} sees. */
    RuntimeException raise(String tool) {
        Throwable thrown = failure.apply(tool);
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
