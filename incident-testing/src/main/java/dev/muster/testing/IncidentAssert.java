package dev.muster.testing;

import dev.muster.Incident;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about an incident as it is now. A failed one prints the incident's history. */
public final class IncidentAssert extends AbstractAssert<IncidentAssert, Incident> {

    IncidentAssert(Incident actual) {
        super(actual, IncidentAssert.class);
    }

    /** It stands there. */
    public IncidentAssert hasState(State expected) {
        State found = now().state();
        return expect(found == expected, "to be " + expected + ", but it is " + found);
    }

    /** This person leads. */
    public IncidentAssert isLedBy(String person) {
        return hasHolder(dev.muster.role.Role.LEAD, person);
    }

    /** Nobody leads. */
    public IncidentAssert hasNoLead() {
        return expect(
                now().lead().isEmpty(),
                "to have no lead, but it is led by " + now().lead().orElse("nobody"));
    }

    /** This person holds a role. */
    public IncidentAssert hasHolder(String role, String person) {
        String found = now().holder(role).orElse("nobody");
        return expect(found.equals(person), "to have " + person + " as " + role + ", but it is " + found);
    }

    /** It is that bad. */
    public IncidentAssert hasSeverity(String name) {
        String found = now().severity().name();
        return expect(found.equals(name), "to be " + name + ", but it is " + found);
    }

    /** A tool made such a thing for it. */
    public IncidentAssert hasResource(ResourceKind kind) {
        return expect(now().resource(kind).isPresent(), "to have a " + kind + ", but it has " + resources());
    }

    /** No tool made such a thing for it. */
    public IncidentAssert hasNoResource(ResourceKind kind) {
        return expect(now().resource(kind).isEmpty(), "to have no " + kind + ", but it has " + resources());
    }

    /** This person takes part. */
    public IncidentAssert hasParticipant(String person) {
        List<String> active = now().details().team().active();
        return expect(active.contains(person), "to have " + person + " take part, but there are " + active);
    }

    /** Such an event is in its history. */
    public IncidentAssert happened(Class<? extends Event> event) {
        return expect(times(event) > 0, "to have a " + event.getSimpleName() + " in its history, but there is none");
    }

    /** Such an event is in its history so many times. */
    public IncidentAssert happened(Class<? extends Event> event, int times) {
        return expect(
                times(event) == times,
                "to have " + times + " " + event.getSimpleName() + " in its history, but there are " + times(event));
    }

    /** No such event is in its history. */
    public IncidentAssert neverHappened(Class<? extends Event> event) {
        return happened(event, 0);
    }

    private IncidentAssert expect(boolean met, String expectation) {
        if (!met) {
            failWithMessage("%s", "Expecting incident <" + actual.id() + "> " + expectation + ".\n\n" + story());
        }
        return this;
    }

    private Incident now() {
        isNotNull();
        return actual.refresh();
    }

    private List<String> resources() {
        return now().details().reach().resources().stream()
                .map(resource -> resource.kind() + " " + resource.name())
                .toList();
    }

    private long times(Class<? extends Event> event) {
        return actual.history().stream()
                .filter(recorded -> event.isInstance(recorded.event()))
                .count();
    }

    private String story() {
        List<Recorded> history = actual.history();
        Instant start = history.get(0).circumstances().recordedAt();
        StringBuilder text = new StringBuilder("Its history since " + start + ":");
        for (Recorded recorded : history) {
            String since = "+"
                    + Spoken.length(
                            Duration.between(start, recorded.circumstances().recordedAt()));
            text.append("\n  ")
                    .append(String.format("%-10s ", since))
                    .append(recorded.event().getClass().getSimpleName())
                    .append(" by ")
                    .append(recorded.circumstances().by().id());
        }
        return text.toString();
    }
}
