package dev.muster.testing;

import dev.muster.Incident;
import dev.muster.provider.inmemory.Call;
import java.time.Instant;
import java.util.List;

/** Assertions about calls that the engine made. */
public final class CallsAssert extends ExplainedAssert<CallsAssert, List<Call>> {

    private final String what;

    CallsAssert(List<Call> actual, String what, Diagnostics diagnostics) {
        super(actual, CallsAssert.class, diagnostics);
        this.what = what;
    }

    /** Only those made for an incident. */
    public CallsAssert of(Incident incident) {
        return new CallsAssert(
                actual.stream()
                        .filter(call -> ToolsAssert.belongs(call.key(), incident))
                        .toList(),
                what + " for " + incident.id(),
                diagnostics());
    }

    /** Only those whose subject contains this text. */
    public CallsAssert about(String part) {
        return new CallsAssert(
                actual.stream().filter(call -> call.subject().contains(part)).toList(),
                what + " about <" + part + ">",
                diagnostics());
    }

    /** There is at least one. */
    public CallsAssert happened() {
        return expect(!actual.isEmpty(), "Expecting a call to " + what + ", but there is none.");
    }

    /** There are exactly so many. */
    public CallsAssert happened(int times) {
        return expect(
                actual.size() == times,
                "Expecting " + times + " calls to " + what + ", but there are " + actual.size() + ".");
    }

    /** There is none. */
    public CallsAssert neverHappened() {
        return happened(0);
    }

    /** There is at least one, and the first was made at this instant. */
    public CallsAssert firstHappenedAt(Instant at) {
        happened();
        Instant found = actual.get(0).at();
        return expect(
                found.equals(at),
                "Expecting the first call to " + what + " at " + at + ", but it was at " + found + ".");
    }

    /** None of them failed. */
    public CallsAssert allWentWell() {
        return expect(
                actual.stream().noneMatch(Call::failed),
                "Expecting all calls to " + what + " to go well, but some failed.");
    }
}
