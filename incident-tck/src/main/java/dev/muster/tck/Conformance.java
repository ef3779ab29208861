package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What all suites share: the fixture's life, request keys that are used once in the world, and the protocol by which an operation is repeated.
 * Extend a suite of one capability, never this class.
 *
 * @param <F> the fixture of the capability
 */
@ExtendWith(ConformanceReport.class)
public abstract class Conformance<F extends Fixture> {

    static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private static final int KEY_LENGTH = 200;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> unchecked = new ArrayList<>();
    private @Nullable F tool;
    private int last;

    /** Only suites of this package extend it. */
    Conformance() {}

    /** A fixture, made anew for each test and closed after it. */
    protected abstract F fixture();

    @BeforeEach
    final void connect() {
        tool = fixture();
    }

    @AfterEach
    final void disconnect() {
        if (tool != null) {
            tool.close();
        }
    }

    /** What this test could not check for want of faults. */
    final List<String> unchecked() {
        return List.copyOf(unchecked);
    }

    final F tool() {
        return Objects.requireNonNull(tool, "fixture() answered null: expected a fixture");
    }

    /** A word that nothing else in the tool carries. */
    final String unique(String word) {
        last++;
        return word + "-" + run + "-" + last;
    }

    /** A key that nobody used, with every character and of the full length that keys may have. */
    final RequestKey key() {
        String start = "tck:aZ09_.#@+~/" + unique("effect") + "/";
        return RequestKey.of(start + "k".repeat(KEY_LENGTH - start.length()));
    }

    /** A first call with a key of its own. */
    final CallContext call() {
        return call(key());
    }

    /** A first call with this key. */
    final CallContext call(RequestKey key) {
        return CallContext.of(key, tool().deadline());
    }

    /** A call that is part of an exercise. */
    final CallContext drill() {
        CallContext real = call();
        return new CallContext(real.key(), real.attempt(), real.deadline(), real.visibility(), true);
    }

    /** A later call with this key. */
    final CallContext retry(RequestKey key) {
        return call(key).withAttempt(2);
    }

    /** Makes a call whose answer is lost: by the tool where it can, else by throwing the answer away here. */
    final void loseAnswer(Runnable call) {
        Optional<Faults> faults = tool().faults();
        if (faults.isEmpty()) {
            call.run();
            notChecked("that a lost answer becomes an unknown outcome");
            return;
        }
        faults.get().loseNextAnswer();
        Throwable thrown = catchThrowable(call::run);
        assertThat(thrown)
                .as("a call that was carried out and whose answer was lost")
                .isInstanceOf(OutcomeUnknown.class);
        assertNames(thrown);
    }

    /** Makes a call that the tool refuses for now. */
    final void refuse(Runnable call) {
        Optional<Faults> faults = tool().faults();
        if (faults.isEmpty()) {
            notChecked("that a call refused for now becomes Unavailable and changes nothing");
            return;
        }
        faults.get().refuseNext(RETRY_AFTER);
        Throwable thrown = catchThrowable(call::run);
        assertThat(thrown).as("a call that the tool refused for now").isInstanceOf(Unavailable.class);
        assertNames(thrown);
        assertThat(((Unavailable) thrown).retryAfter())
                .as("the tool's own word on when to come back")
                .contains(RETRY_AFTER);
    }

    /** Asks for something a second time, as the engine does: waits and looks first where the promise says so. */
    final <T> T again(RepeatSafety safety, Duration settleDelay, Supplier<List<T>> find, Supplier<T> create) {
        if (safety == RepeatSafety.FIND_LAGGING) {
            tool().letSearchCatchUp(settleDelay);
        }
        List<T> made = safety.looksFirst() ? find.get() : List.of();
        return made.isEmpty() ? create.get() : made.get(0);
    }

    /** The same for an operation that answers nothing. */
    final void againIfMissing(RepeatSafety safety, Duration settleDelay, Supplier<Boolean> exists, Runnable create) {
        again(safety, settleDelay, () -> exists.get() ? List.of(true) : List.of(), () -> {
            create.run();
            return true;
        });
    }

    /** Makes a call with a text that the tool may refuse; empty when it rejects it by the name of a field. */
    final <T> Optional<T> unlessRejected(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (Rejected rejected) {
            assertThat(rejected.field()).as("the field that was rejected").isNotBlank();
            assertThat(rejected.remedy())
                    .as("what to do about %s", rejected.field())
                    .isNotBlank();
            assertNames(rejected);
            return Optional.empty();
        }
    }

    /** How many there are after the protocol was followed through twice: one, unless the tool has no handle. */
    static int copies(RepeatSafety safety) {
        return safety.hasHandle() ? 1 : 2;
    }

    /** What may be there after the same key was sent twice in a row, nobody having looked in between. */
    static List<Integer> copiesUnseen(RepeatSafety safety) {
        return switch (safety) {
            case NATURAL, NATIVE_KEY, NATIVE_KEY_WHILE_OPEN, UNIQUE_NAME -> List.of(1);
            case FIND, FIND_LAGGING -> List.of(1, 2);
            case NONE -> List.of(2);
        };
    }

    /** Checks that a repeat safety is declared for each of these operations. */
    static void assertDeclared(dev.muster.spi.call.Promises promises, List<Operation> operations) {
        assertThat(promises.byOperation().keySet())
                .as("operations with a declared repeat safety: expected one for each that the capability has")
                .containsAll(operations);
    }

    /** Checks that an error says whose it is. */
    final void assertNames(Throwable thrown) {
        assertThat(((ProviderException) thrown).provider())
                .as("the provider that the error names")
                .isEqualTo(tool().provider());
    }

    /** Records that something could not be checked; the fixture must say why. */
    final void notChecked(String what) {
        String reason = tool().withoutFaultsBecause();
        assertThat(reason)
                .as(
                        "faults() is empty: either offer them, or let withoutFaultsBecause() say why the tool cannot fail on demand")
                .isNotBlank();
        unchecked.add(what + " (" + reason + ")");
    }
}
